// Written by scripts/api-types.ts; npm test fails when it is out of date.
export interface paths {
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether everything serves */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What goes on now: calls in progress, cases, measures, feeds */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One recent case with its evidence and its steps */
        get: operations["liveCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The live view as server-sent events: `live` at each change, `heartbeat` between */
        get: operations["liveStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Losing now, attacks, measures in force, feeds; with the last twelve hours */
        get: operations["now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/now/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same without the hours before, as server-sent events: `now`, `heartbeat` */
        get: operations["nowStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carrier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The carrier’s time and zone, and what runs here */
        get: operations["carrier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/pace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets how fast the time of the demonstration runs; nowhere else */
        post: operations["setDemoPace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shadow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the candidate policy would do, beside what the live one does */
        get: operations["shadow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a policy text, sets settings in it, tells differences; nothing is kept */
        post: operations["checkPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/list-imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a list and tells what it would change, or every line that is wrong */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where events come from, what each declared and how much came */
        get: operations["feeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{feed}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last events of a feed and what could not be used of it, and why */
        get: operations["feedSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Journal, store, disk and memory as they are now */
        get: operations["system"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings in force, without secrets */
        get: operations["settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enforcement/enforcers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Network elements that carry measures out, and what is wrong there */
        get: operations["enforcers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enforcement/enforcers/{enforcer}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Orders a block of an address that nobody has, reads it back, removes it (step-up) */
        post: operations["testEnforcer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which ways messages and effects leave */
        get: operations["ways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ways/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends what is plainly a test, to oneself or to a webhook (step-up) */
        post: operations["testWay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs a browser in with name, password and code, or with an API key */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one can sign in here */
        get: operations["signInWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the browser’s sign-in */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, and what they may do */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms with a code of the authenticator, for dangerous acts */
        post: operations["stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the own password; other sign-ins end */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/end-other-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the own sign-ins on other browsers */
        post: operations["endOtherSignIns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is set up for the own sign-in */
        get: operations["ownAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/authenticator/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for a new authenticator; needs the own password, and a step-up where there is an authenticator already */
        post: operations["offerAuthenticator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/authenticator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets up the offered authenticator by its first code; other sign-ins end */
        post: operations["enrolAuthenticator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New backup codes in place of those before (step-up) */
        post: operations["renewBackupCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The browsers on which one is signed in */
        get: operations["ownSignIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sign-ins/{signIn}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends one of the own sign-ins; its live pages end within seconds */
        post: operations["endOwnSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The browsers on which a person is signed in */
        get: operations["signInsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/end-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends one sign-in of a person, or all (step-up); live pages end within seconds */
        post: operations["endSignInsOf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/set-up/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose set-up link this is, and the secret for the authenticator */
        post: operations["setUpOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets password and authenticator, once */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links a person with their subject at the identity provider, or with none (step-up) */
        post: operations["linkOidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may sign in, with which role */
        get: operations["people"];
        put?: never;
        /** Makes a person; answers with a one-time link (step-up) */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes password and authenticator away; answers with a one-time link (step-up) */
        post: operations["resetPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a person another role; counts at once (step-up) */
        post: operations["setRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the sign-ins of a person and takes no more, or the opposite (step-up) */
        post: operations["disablePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys of the database; never the keys themselves */
        get: operations["keys"];
        put?: never;
        /** Makes a key; only its hash is kept (step-up) */
        post: operations["addKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{name}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a key (step-up) */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the audit log, newest first */
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same with what is looked for in the body, so that no address names it */
        post: operations["searchAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recomputes the chain of the audit log, to the end that was last kept outside the database; names the first entry that was changed */
        post: operations["verifyAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a search finds as one CSV, newest first, at most 200000 entries */
        post: operations["exportAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures in the Prometheus text format */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judges a call that asks to be set up */
        post: operations["screen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reports the result of a challenge by its token; three tries */
        post: operations["challenges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contact-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells what came of a contact attempt: an answer of the subscriber, or none */
        post: operations["contactAnswers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a batch of call events; a bad line never costs the others */
        post: operations["events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases, those that lose most per hour first */
        get: operations["cases"];
        put?: never;
        /** Opens a case for a line */
        post: operations["openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case: contacts, measures, and each decision with the evidence that stood then */
        get: operations["case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Gives a case to somebody, or to nobody; needs If-Match with the ETag of the case */
        patch: operations["assignCase"];
        trace?: never;
    };
    "/v1/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open cases and measures in force, and cases closed in a time by outcome and cause */
        get: operations["caseStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/investigate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody looks into the case; needs If-Match */
        post: operations["investigateCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a closed case again; needs If-Match */
        post: operations["reopenCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a case with its outcome and cause; needs If-Match, and as lawful a step-up where that opens a line */
        post: operations["closeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/contact-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What came of a contact attempt, as the operator heard it; `mine` about a suspended line opens it, which needs a step-up */
        post: operations["recordContactResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/suspensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspends lines of a case, where every gate of the ground is met */
        post: operations["suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a note to a case */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a file with a case, at most 5 MiB and 50 files */
        post: operations["addAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/attachments/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The content of a file that is kept with a case */
        get: operations["attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is next in a case, by whom and until when, and who is on the telephone */
        get: operations["casework"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/contact-claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claims the call to the owner for 60 s, so that two people do not make it at once */
        post: operations["claimContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/contact-script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is said to the owner on the telephone, what follows, and what is never said */
        get: operations["contactScript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did and looked at what in a case, newest first, each entry checked */
        get: operations["caseAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A page tells that somebody copied what it shows them for a time only */
        post: operations["recordCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/evidence-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The evidence pack of a case as PDF, or its calls as CSV; purpose and reason are recorded */
        post: operations["takeEvidencePack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Measures with the gates and evidence they were decided on */
        get: operations["measures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an act would come to now, gate by gate; nothing is done */
        post: operations["propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Extends a measure, where its gates are still met */
        post: operations["extendMeasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a measure before its time; that of a line needs a step-up */
        post: operations["endMeasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds lines by how their number, account or device begins */
        get: operations["subscribers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A line: its usage by day, cases and measures; contacts masked */
        get: operations["subscriber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts of a line in full, to call them; the look is recorded */
        get: operations["subscriberContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** International calls of a line, from stage 3 on; each look is recorded */
        get: operations["subscriberCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account: its lines and cases */
        get: operations["account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lines/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds lines by number, account, device or name; sent, so that no address has it */
        post: operations["findLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lines/ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What stands for lines and accounts in addresses */
        post: operations["lineIds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that the page of a line shows, but its normal; takes an id or a number */
        get: operations["linePage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account with what its lines used, their cases and measures */
        get: operations["accountPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}/normal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a line normally does: hours, charges, countries, networks, since when known */
        get: operations["lineNormal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a case came about: calls, charges against the normal, evidence over time */
        get: operations["caseTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}/barring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bars international calling on the owner’s request or consent, without an end */
        post: operations["barLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a line again: usual destinations first; `all` needs a step-up */
        post: operations["reopenLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}/authorisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The owner authorises beforehand “stop first, ask after”, or takes it back */
        post: operations["authoriseLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}/fraud-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The owner reports fraud unasked: a case opens, and the calls are not theirs */
        post: operations["reportFraud"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests for a second person, newest first */
        get: operations["approvals"];
        put?: never;
        /** Asks a second person to approve a block or its extension, a change of the list, … */
        post: operations["askApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approval}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request, with the gates as they stood when it was asked */
        get: operations["approval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approval}/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a request would do now, and what has changed since it was asked */
        get: operations["approvalNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approval}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a request; never one’s own */
        post: operations["approveApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approval}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a request, or takes one’s own back */
        post: operations["refuseApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approval}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carries out what was approved, once; gates are asked again */
        post: operations["useApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens countries (2) or ranges, masked numbers and addresses (3) to you, for 8 hours */
        post: operations["openStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/restricted-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The restricted destinations with their checks, author, approver and review date */
        get: operations["restrictedList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages and calls to make, newest first; addresses masked */
        get: operations["messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{message}/handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person dealt with a message of unknown fate, or made the call */
        post: operations["handleMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The texts of messages, filled in with an example */
        get: operations["previewNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enforcement/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders to network elements with the times of request and confirmation */
        get: operations["enforcementOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enforcement/drifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last 100 times that a network element held something else than was wanted */
        get: operations["enforcementDrifts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriber}/barrings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Barring that the owner asked for or consented to: when received, when completed */
        get: operations["subscriberBarrings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What subscribers are to have back, newest first */
        get: operations["claims"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claim}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One claim, its period and its sum */
        get: operations["claim"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Files a claim; the stored calls of the period give its sum, another decides it */
        post: operations["fileClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many days each class of data is kept */
        get: operations["retention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proofs of erasure from the audit log, newest first */
        get: operations["erasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legal-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What retention leaves, and why */
        get: operations["legalHolds"];
        put?: never;
        /** Keeps a case or a line, with all that belongs to it, until the hold is lifted */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legal-holds/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a legal hold; retention may erase what it kept */
        post: operations["liftHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Damage and protection in a month, quarter, year or any days, beside those before */
        get: operations["report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{period}/figures.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as one table for spreadsheets */
        get: operations["reportCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{period}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a document, with its definitions; the table travels inside it */
        get: operations["reportPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The queue: open cases with why and what was tried, most loss per hour first */
        post: operations["searchCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many cases each of several filters finds, and what they lose per hour */
        post: operations["countCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Operators and supervisors, to whom cases can be given */
        get: operations["deskPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/case-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kept searches: one’s own, and those shared with the desk */
        get: operations["caseViews"];
        put?: never;
        /** Keeps a search; one shared with the desk needs case.work */
        post: operations["addCaseView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/case-views/{view}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a kept search, if nobody did since `version` */
        post: operations["changeCaseView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/case-views/{view}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes a kept search; of a shared one its author or a supervisor */
        post: operations["removeCaseView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has which case open */
        get: operations["presence"];
        put?: never;
        /** Says which case a page shows; again every 15 s, or it is taken to be closed */
        post: operations["look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/assign-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What assigning all cases of a filter would come to; nothing is done */
        post: operations["previewAssign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives cases to somebody, or back; what others changed meanwhile is refused */
        post: operations["assignCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/assign-matching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives all cases of a filter to somebody, at most 5,000; answered case by case */
        post: operations["assignMatchingCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/take-next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives who asks the first case of a filter that nobody has */
        post: operations["takeNextCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What ends, is due or waits in the next hours, and the notes of earlier shifts */
        get: operations["handover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handover/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leaves a note to the next shift, with the figures of this moment */
        post: operations["addHandoverNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handover/notes/{note}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a shift over: says that its note was read; never one’s own */
        post: operations["acknowledgeHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Countries called: normal traffic, today, attacks, and whether a block is possible */
        get: operations["networkCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/countries/{country}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One country: days against the threshold, list entries, cases, gates of a block */
        get: operations["networkCountry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that cases’ calls came from, those of most accounts first; masked */
        get: operations["networkSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/sources/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One address: its lines, lawful use in 90 days, cases, gates of a block */
        get: operations["networkSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/ranges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Number ranges that several accounts’ cases hit, those of most accounts first */
        get: operations["networkRanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/ranges/{range}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One number range: who was made to call it, from where and when; whether it is listed */
        get: operations["networkRange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases of several accounts that share addresses, number ranges or devices */
        get: operations["networkCampaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/campaigns/{campaign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The campaign that a case belongs to: members, measures, what they share */
        get: operations["networkCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Device models: their share of cases against their share of lines */
        get: operations["networkDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One device model: its cases, and what its maker was told */
        get: operations["networkDevice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/devices/{device}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report to the maker to copy: a text, and its cases without whose they are */
        get: operations["draftDeviceReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network/devices/{device}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that a report went to the maker, with its text */
        post: operations["recordDeviceReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a case shares with others: addresses, number ranges, device model */
        get: operations["caseLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of the policy, newest first, and the one in force */
        get: operations["policies"];
        put?: never;
        /** Makes a draft */
        post: operations["newPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version, its text, its problems, and what it says otherwise than another */
        get: operations["policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a draft; needs If-Match with the ETag of the version */
        patch: operations["changePolicy"];
        trace?: never;
    };
    "/v1/policies/{version}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a draft up; it stays readable. Needs If-Match */
        post: operations["discardPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{version}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a draft forward: a second person brings it into force. Needs If-Match */
        post: operations["submitPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backtests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Backtests, newest first, without their findings */
        get: operations["backtests"];
        put?: never;
        /** Runs a version over the history beside the one in force, in a process of its own */
        post: operations["startBacktest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backtests/{backtest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A backtest with its findings: both policies side by side, case by case */
        get: operations["backtest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backtests/{backtest}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a backtest that runs */
        post: operations["cancelBacktest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shadow/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a version run beside the one in force, without any effect */
        post: operations["startShadow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shadow/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the run beside the policy in force */
        post: operations["stopShadow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rate-deck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rate deck in force, and the countries that it has no rate for */
        get: operations["rateDeck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/list-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists that were taken over in the console, newest first */
        get: operations["listImports"];
        put?: never;
        /** Replaces a list by the one sent, whole or not at all; counts at once */
        post: operations["importList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/restricted-list/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed which row of the restricted list, newest first */
        get: operations["restrictedHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of cases, measures and approvals as server-sent events */
        get: operations["eventStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        FeedsInput: {
            readonly rows: {
                name: string;
                sees: ("setup" | "answer" | "end" | "register" | "source")[] | null;
                can: ("refuse" | "redirect" | "release")[] | null;
                events: number;
                quarantined: number;
                lastMs: number;
            }[];
        };
        FeedSamplesInput: {
            readonly events: {
                takenMs: number;
                /** @enum {string} */
                type: "setup" | "answer" | "end" | "register" | "cdr" | "challenge";
                timeMs: number;
                direction: ("outbound" | "inbound") | null;
                called: {
                    begins: string;
                    digits: number;
                } | null;
            }[];
            readonly quarantine: {
                takenMs: number;
                source: string;
                position: number;
                reason: string;
            }[];
        };
        TrialInput: {
            ok: boolean;
            readonly steps: {
                /** @enum {string} */
                step: "apply" | "read-applied" | "remove" | "read-removed" | "read-all" | "send";
                lastedMs: number;
                problem?: string;
            }[];
            standing?: number;
        };
        EnforcersInput: {
            readonly rows: {
                name: string;
                /** @enum {string} */
                kind: "engine" | "webhook";
                host: string | null;
                problem: string | null;
            }[];
        };
        WaysInput: {
            readonly rows: {
                /** @enum {string} */
                kind: "mail" | "sms" | "voice" | "webhook";
                name: string;
                host: string | null;
            }[];
        };
        WayTestInput: {
            /** @enum {string} */
            kind: "mail" | "sms" | "voice" | "webhook";
            name: string;
            to?: string;
            why: string;
        };
        SettingsShownInput: {
            file: string | null;
            readonly rows: {
                path: string;
                value: string | null;
                secret: boolean;
                isDefault: boolean;
                meaning: {
                    ja: string;
                    en: string;
                };
            }[];
        };
        SystemInput: {
            version: string;
            startedMs: number;
            nowMs: number;
            carrierMs: number;
            journal: {
                firstSeq: number;
                lastSeq: number;
                durableSeq: number;
                bytes: number;
            };
            snapshot: {
                writtenMs: number;
                bytes: number;
                count: number;
            } | null;
            store: {
                /** @enum {string} */
                kind: "embedded" | "served";
                bytes: number;
                behind: number;
            };
            disk: {
                totalBytes: number;
                freeBytes: number;
            };
            memory: {
                processBytes: number;
                machineFreeBytes: number;
            };
        };
        PersonInput: {
            name: string;
            /** @enum {string} */
            role: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator";
            createdMs: number;
            createdBy: string;
            disabled: boolean;
            hasPassword: boolean;
            hasAuthenticator: boolean;
            hasOidc: boolean;
            lastSignInMs?: number;
        };
        PeopleInput: {
            readonly rows: components["schemas"]["PersonInput"][];
        };
        SetUpLinkInput: {
            path: string;
            endMs: number;
        };
        ChangedInput: {
            /** @constant */
            done: true;
        };
        /** @description Whose desk this is */
        CarrierInput: {
            nowMs: number;
            timeZone: string;
            demo: boolean;
            demoSinceMs: number | null;
            pace: number;
            policy: string;
            version: string;
        };
        DemoPaceInput: {
            pace: 0 | 1 | 5 | 10 | 30 | 60;
        };
        ScreenRequestInput: {
            /** @constant */
            type?: "setup";
            time?: string;
            callId: string;
            subscriber: string;
            to: string;
            from?: string | null;
            service?: ("ip" | "pstn") | null;
            sourceIp?: string | null;
            userAgent?: string | null;
            direction?: ("outbound" | "inbound") | null;
            forwardedFrom?: string | null;
            trunk?: string | null;
            carrier?: string | null;
            challengeToken?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description One reading and its weight */
        ReasonInput: {
            reading: string;
            decibans: number;
            text: string;
        };
        /** @description One sentence that can be read to the subscriber */
        ExplanationInput: {
            ja: string;
            en: string;
        };
        VerdictInput: {
            /** @enum {string} */
            verdict: "allow" | "challenge" | "block";
            /** @enum {string} */
            measure?: "challenge" | "suspension" | "source-block" | "country-block" | "barring";
            case?: string;
            reasons?: components["schemas"]["ReasonInput"][];
            explanation?: components["schemas"]["ExplanationInput"];
            challenge?: {
                token: string;
                announcement?: string;
            };
        };
        /** @description A condition, and the fact it was judged by */
        GateInput: {
            gate: string;
            met: boolean;
            fact: string;
        };
        MeasureSubjectInput: {
            /** @constant */
            kind: "line";
            subscriber: string;
        } | {
            /** @constant */
            kind: "source";
            sourceIp: string;
        } | {
            /** @constant */
            kind: "country";
            country: string;
        };
        MeasureInput: {
            id: string;
            /** @enum {string} */
            kind: "suspension" | "barring" | "source-block" | "country-block";
            ground: string;
            subject: {
                /** @enum {string} */
                kind: "line" | "source" | "country";
            } & {
                [key: string]: unknown;
            };
            case: string;
            beginMs: number;
            endMs: number | null;
            endedMs: number | null;
            endedBy: string | null;
            reopened: ("usual" | "all") | null;
            decidedBy: string;
            readonly gates: components["schemas"]["GateInput"][];
            readonly reasons: components["schemas"]["ReasonInput"][];
            renewals: number;
        };
        SuspendInput: {
            subscribers: string[];
            /** @enum {string} */
            ground: "A" | "B" | "C";
            why: string;
        };
        ExtendInput: {
            subject: components["schemas"]["MeasureSubjectInput"];
            untilMs: number;
            why: string;
        };
        EndMeasureInput: {
            subject: components["schemas"]["MeasureSubjectInput"];
            why: string;
        };
        ProposeInput: {
            /** @constant */
            kind: "suspend";
            case: string;
            subscribers: string[];
            /** @enum {string} */
            ground: "A" | "B" | "C";
            why?: string;
        } | {
            /** @constant */
            kind: "block";
            subject: components["schemas"]["MeasureSubjectInput"];
            lastsMs: number;
        } | {
            /** @constant */
            kind: "extend";
            subject: components["schemas"]["MeasureSubjectInput"];
            untilMs: number;
        } | {
            /** @constant */
            kind: "end-measure";
            subject: components["schemas"]["MeasureSubjectInput"];
            why?: string;
        } | {
            /** @constant */
            kind: "bar";
            subscriber: string;
            /** @enum {string} */
            on: "request" | "consent";
        } | {
            /** @constant */
            kind: "reopen-line";
            subscriber: string;
            /** @enum {string} */
            stage: "usual" | "all";
            mended: boolean;
        };
        ProposedGateInput: {
            gate: string;
            met: boolean;
            fact: string;
            opens?: {
                /** @enum {string} */
                when: "silence" | "person-calls" | "reached" | "more-evidence" | "more-charges" | "listed-call" | "list-checks" | "unusual-call" | "more-calls" | "contacts" | "challenge-passed" | "wholesale" | "clause" | "owner-word" | "reason" | "mended" | "other-case" | "stopped-already" | "open-already" | "trusted-source" | "more-accounts" | "lawful-use" | "protected" | "more-history" | "much-traffic" | "approval" | "later-end" | "authorisation" | "facts-change";
                atMs: number | null;
            };
        };
        /** @description An act judged gate by gate */
        ProposalInput: {
            /** @enum {string} */
            measure?: "challenge" | "suspension" | "source-block" | "country-block" | "barring";
            readonly subjects: ({
                /** @enum {string} */
                kind: "line" | "source" | "country";
            } & {
                [key: string]: unknown;
            })[];
            readonly gates: components["schemas"]["ProposedGateInput"][];
            allowed: boolean;
            reason: string;
            ground: string;
            /** @enum {string} */
            scope: "international" | "but-usual" | "nothing";
            case: string;
            beginMs: number;
            endMs: number | null;
        };
        DoneInput: {
            /** @constant */
            done: true;
        };
        DisclosureSubjectInput: {
            /** @constant */
            kind: "case";
            case: string;
        } | {
            /** @constant */
            kind: "subscriber";
            subscriber: string;
        };
        RestrictedEntryInput: {
            prefix: string;
            destination: string;
            country: string;
            governmentChecked?: boolean;
            lifeCriticalChecked?: boolean;
            trafficMinutes?: number;
            reviewMs?: number;
        };
        /** @description What a second person approves */
        MatterInput: {
            /** @constant */
            kind: "country-block";
            country: string;
            lastsMs: number;
        } | {
            /** @constant */
            kind: "source-block";
            sourceIp: string;
            lastsMs: number;
        } | {
            /** @constant */
            kind: "block-extension";
            subject: {
                /** @constant */
                kind: "source";
                sourceIp: string;
            } | {
                /** @constant */
                kind: "country";
                country: string;
            };
            untilMs: number;
        } | {
            /** @constant */
            kind: "list-edit";
            put: {
                prefix: string;
                destination: string;
                country: string;
                governmentChecked: boolean;
                lifeCriticalChecked: boolean;
                trafficMinutes: number;
                reviewMs: number;
            }[];
            remove: string[];
        } | {
            /** @constant */
            kind: "unmask";
            of: components["schemas"]["DisclosureSubjectInput"];
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
        } | {
            /** @constant */
            kind: "bulk-export";
            what: string;
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
        };
        AskApprovalInput: {
            matter: components["schemas"]["MatterInput"];
            why: string;
        };
        ApprovalInput: {
            id: string;
            matter: {
                kind: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "asked" | "approved" | "refused" | "expired" | "used";
            askedBy: string;
            askedMs: number;
            why: string;
            readonly gates: components["schemas"]["GateInput"][];
            expiresMs: number;
            decidedBy?: string;
            decidedMs?: number;
            decidedWhy?: string;
            usedBy?: string;
            usedMs?: number;
        };
        OpenStageInput: {
            of: {
                /** @constant */
                kind: "case";
                case: string;
            } | {
                /** @constant */
                kind: "subscriber";
                subscriber: string;
            } | {
                /** @constant */
                kind: "source";
                source: string;
            };
            stage: 2 | 3;
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
            why: string;
            /** @enum {string} */
            stated?: "authorities" | "consent" | "reason";
        };
        DisclosureInput: {
            id: string;
            of: {
                /** @constant */
                kind: "case";
                case: string;
            } | {
                /** @constant */
                kind: "subscriber";
                subscriber: string;
            } | {
                /** @constant */
                kind: "source";
                source: string;
            };
            stage: number;
            by: string;
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
            why: string;
            basis: string | {
                approval: string;
            };
            openedMs: number;
            endMs: number;
        };
        RestrictedListInput: {
            readonly entries: {
                prefix: string;
                destination: string;
                country: string;
                governmentChecked?: boolean;
                lifeCriticalChecked?: boolean;
                trafficMinutes?: number;
                reviewMs?: number;
                author?: string;
                approver?: string;
                checksValid: boolean;
            }[];
            nowMs: number;
        };
        CaseRowInput: {
            case: string;
            /** @enum {string} */
            state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
            outcome: ("fraud" | "lawful" | "inconclusive") | null;
            cause: ("credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other") | null;
            account: string;
            subscriber: string;
            sourceIp: string | null;
            country: string | null;
            openedMs: number;
            closedMs: number | null;
            changedMs: number;
            lossPerHourYen: number;
            exposureYen: number;
            nextStep: string | null;
            nextDueMs: number | null;
            assignee: string | null;
            version: number;
        };
        DecisionInput: {
            key: string;
            type: string;
            timeMs: number;
            by?: string;
            readonly reasons?: components["schemas"]["ReasonInput"][];
            readonly gates?: components["schemas"]["GateInput"][];
            explanation?: components["schemas"]["ExplanationInput"];
        } & {
            [key: string]: unknown;
        };
        NoteInput: {
            id: string;
            by: string;
            atMs: number;
            text: string;
        };
        AttachmentInput: {
            id: string;
            by: string;
            atMs: number;
            name: string;
            mediaType: string;
            bytes: number;
            sha256: string;
        };
        CaseInput: {
            row: components["schemas"]["CaseRowInput"];
            stage: number;
            readonly lines: string[];
            readonly attempts: {
                attempt: number;
                subscriber: string;
                /** @enum {string} */
                channel: "mail" | "sms" | "voice" | "task";
                sentMs: number;
                result: string;
                resultMs: number;
                by: string | null;
            }[];
            readonly measures: components["schemas"]["MeasureInput"][];
            readonly decisions: components["schemas"]["DecisionInput"][];
            decisionsLeftOut: number;
            readonly linked: {
                case: string;
                /** @enum {string} */
                by: "account" | "line" | "source" | "campaign";
                /** @enum {string} */
                state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
                openedMs: number;
                subscriber: string;
            }[];
            readonly notes: components["schemas"]["NoteInput"][];
            readonly attachments: components["schemas"]["AttachmentInput"][];
        };
        OpenCaseInput: {
            subscriber: string;
            why: string;
        };
        AssignInput: {
            assignee: string | null;
        };
        WhyInput: {
            why: string;
        };
        CloseCaseInput: {
            /** @enum {string} */
            outcome: "fraud" | "lawful" | "inconclusive";
            /** @enum {string} */
            cause?: "credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other";
            why: string;
        };
        ContactResultInput: {
            attempt: number;
            /** @enum {string} */
            result: "mine" | "not-mine" | "unsure" | "third-party" | "refuses-barring" | "no-answer" | "busy" | "refused" | "wrong-number" | "undelivered";
            /** @enum {string} */
            cause?: "credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other";
            why?: string;
        };
        NewNoteInput: {
            text: string;
        };
        NewAttachmentInput: {
            name: string & (unknown & unknown);
            mediaType: string;
            /** Format: base64 */
            content: string;
        };
        CaseStatsInput: {
            openByState: {
                [key: string]: number;
            };
            measuresInForce: {
                [key: string]: number;
            };
            lossPerHourYen: number;
            readonly closed: {
                /** @enum {string} */
                outcome: "fraud" | "lawful" | "inconclusive";
                cause: ("credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other") | null;
                service: ("ip" | "pstn") | null;
                type: ("individual" | "corporate") | null;
                cases: number;
                exposureYen: number;
            }[];
        };
        BlockViewInput: {
            readonly gates: components["schemas"]["GateInput"][];
            possible: boolean;
            lastsMs: number;
            inForce: {
                case: string;
                beginMs: number;
                endMs: number;
                refused: number;
            } | null;
            readonly past: components["schemas"]["MeasureInput"][];
            readonly requests: components["schemas"]["ApprovalInput"][];
        };
        NetworkCountryInput: {
            country: string;
            nameJa: string;
            nameEn: string;
            callingCode: string;
            /** @enum {string} */
            listed: "valid" | "overdue" | "unchecked" | "no";
            reviewMs: number | null;
            protectedTerritory: boolean;
            minutesPerMonth: number;
            callsPerDay: number;
            today: {
                calls: number;
                refused: number;
                seconds: number;
                milliYen: number;
            };
            attackedAccounts: number;
            episodes: {
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            } | null;
            block: {
                possible: boolean;
                unmet: string[];
                inForce: {
                    case: string;
                    beginMs: number;
                    endMs: number;
                    refused: number;
                } | null;
            } | null;
        };
        NetworkCountriesInput: {
            asOfMs: number;
            rules: {
                historyDays: number;
                historyDaysNeeded: number;
                minutesPerMonthMax: number;
                callsPerDayMax: number;
                accounts: number;
                withinMs: number;
            };
            readonly rows: components["schemas"]["NetworkCountryInput"][];
        };
        /** @description Calls of cases, summed */
        EpisodesInput: {
            sum: {
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            };
            readonly hours: {
                weekday: number;
                hour: number;
                calls: number;
            }[];
            readonly cases: components["schemas"]["CaseRowInput"][];
            readonly ranges: {
                range: string;
                masked: string | null;
                country: string;
                nameJa: string;
                nameEn: string;
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            }[];
            readonly sources: {
                source: string;
                address: string;
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            }[];
            readonly countries: {
                country: string;
                nameJa: string;
                nameEn: string;
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            }[];
        };
        NetworkCountryPageInput: {
            asOfMs: number;
            rules: {
                historyDays: number;
                historyDaysNeeded: number;
                minutesPerMonthMax: number;
                callsPerDayMax: number;
                accounts: number;
                withinMs: number;
            };
            row: components["schemas"]["NetworkCountryInput"];
            readonly entries: {
                prefix: string;
                destination: string;
                country: string;
                governmentChecked?: boolean;
                lifeCriticalChecked?: boolean;
                trafficMinutes?: number;
                reviewMs?: number;
                author?: string;
                approver?: string;
                valid: boolean;
            }[];
            readonly days: {
                day: string;
                minutes: number;
                calls: number;
            }[];
            readonly attacked: {
                account: string;
                lines: number;
                stopped: boolean;
                lastMs: number;
            }[];
            episodes: components["schemas"]["EpisodesInput"];
            block: components["schemas"]["BlockViewInput"] | null;
        };
        NetworkSourceInput: {
            source: string;
            address: string;
            cases: number;
            accounts: number;
            lines: number;
            calls: number;
            refused: number;
            milliYen: number;
            firstMs: number;
            lastMs: number;
            attackedAccounts: number;
            lawfulMs: number | null;
            block: {
                case: string;
                beginMs: number;
                endMs: number;
                refused: number;
            } | null;
        };
        NetworkSourcePageInput: {
            asOfMs: number;
            row: components["schemas"]["NetworkSourceInput"];
            opened: boolean;
            rules: {
                accounts: number;
                withinMs: number;
                lawfulWithinMs: number;
            };
            readonly feeds: {
                feed: string;
                sourceObserved: boolean;
            }[];
            use: {
                days: number;
                calls: number;
                lines: number;
                accounts: number;
                lawfulLines: number;
                lawfulCalls: number;
                lawfulLastMs: number | null;
                registeredLines: number;
                more: boolean;
                readonly byDay: {
                    day: string;
                    lines: number;
                    lawfulLines: number;
                    calls: number;
                }[];
            };
            readonly attacked: {
                account: string;
                lines: number;
                stopped: boolean;
                lastMs: number;
            }[];
            episodes: components["schemas"]["EpisodesInput"];
            block: components["schemas"]["BlockViewInput"] | null;
        };
        NetworkRangeInput: {
            range: string;
            masked: string | null;
            country: string;
            nameJa: string;
            nameEn: string;
            cases: number;
            accounts: number;
            lines: number;
            calls: number;
            refused: number;
            milliYen: number;
            firstMs: number;
            lastMs: number;
            numberType: string;
            tariff: string;
            allocated: boolean;
            listed: string | null;
        };
        NetworkRangePageInput: {
            asOfMs: number;
            row: components["schemas"]["NetworkRangeInput"];
            prefix: string | null;
            readonly entries: components["schemas"]["RestrictedEntryInput"][];
            episodes: components["schemas"]["EpisodesInput"];
        };
        CampaignInput: {
            campaign: string;
            cases: number;
            accounts: number;
            beginMs: number;
            lastMs: number;
            exposureYen: number;
            readonly countries: {
                country: string;
                nameJa: string;
                nameEn: string;
            }[];
            readonly shared: {
                /** @enum {string} */
                kind: "source" | "range" | "device";
                id: string | null;
                text: string;
            }[];
        };
        CampaignsInput: {
            asOfMs: number;
            readonly rows: components["schemas"]["CampaignInput"][];
            left: number;
        };
        CampaignPageInput: {
            asOfMs: number;
            row: components["schemas"]["CampaignInput"];
            readonly members: components["schemas"]["CaseRowInput"][];
            readonly measures: components["schemas"]["MeasureInput"][];
            episodes: components["schemas"]["EpisodesInput"];
        };
        NetworkDeviceInput: {
            device: string;
            maker: string;
            model: string;
            cases: number;
            accounts: number;
            exposureYen: number;
            lines: number;
            firstMs: number;
            lastMs: number;
            times: number | null;
            chance: number | null;
            /** @enum {string} */
            remark: "few" | "chance" | "more" | "unlisted";
            priority: boolean;
        };
        NetworkDevicesInput: {
            asOfMs: number;
            cases: number;
            allLines: number;
            readonly rows: components["schemas"]["NetworkDeviceInput"][];
            readonly makers: {
                maker: string;
                models: number;
                cases: number;
                accounts: number;
                lines: number;
                times: number | null;
                chance: number | null;
                /** @enum {string} */
                remark: "few" | "chance" | "more" | "unlisted";
            }[];
        };
        DeviceReportInput: {
            id: string;
            sentMs: number;
            by: string;
            to: string;
            /** @enum {string} */
            language: "ja" | "en";
            text: string;
            cases: number;
            accounts: number;
        };
        NetworkDevicePageInput: {
            asOfMs: number;
            cases: number;
            allLines: number;
            row: components["schemas"]["NetworkDeviceInput"];
            readonly members: components["schemas"]["CaseRowInput"][];
            readonly reports: components["schemas"]["DeviceReportInput"][];
        };
        DeviceReportDraftInput: {
            text: string;
            csv: string;
        };
        NewDeviceReportInput: {
            to: string;
            /** @enum {string} */
            language: "ja" | "en";
            text: string;
            days?: number;
        };
        CaseLinksInput: {
            readonly sources: {
                source: string;
                address: string;
                calls: number;
                lines: number;
                lawfulLines: number;
                more: boolean;
            }[];
            readonly ranges: {
                range: string;
                masked: string | null;
                country: string;
                nameJa: string;
                nameEn: string;
                calls: number;
                cases: number;
                accounts: number;
            }[];
            device: {
                device: string;
                model: string;
                cases: number;
                allCases: number;
                lines: number;
                allLines: number;
            } | null;
        };
        FileClaimInput: {
            subscriber: string;
            /** @enum {string} */
            basis: "barring" | "episode";
            why: string;
        };
        ClaimInput: {
            id: string;
            case: string;
            subscriber: string;
            /** @enum {string} */
            basis: "barring" | "episode";
            openedBy: string;
            openedMs: number;
            fromMs: number;
            toMs: number;
            calls: number;
            yen: number;
            why: string;
            approval: string;
            /** @enum {string} */
            state: "filed" | "approved" | "refused" | "expired";
            decidedBy: string | null;
            decidedMs: number | null;
        };
        ApprovalNowInput: {
            approval: string;
            /** @enum {string} */
            state: "asked" | "approved" | "refused" | "expired" | "used";
            nowMs: number;
            problem: ("not-a-person" | "no-permission" | "own-request") | null;
            mayRefuse: boolean;
            needsStepUp: boolean;
            effect: {
                readonly subjects: ({
                    /** @enum {string} */
                    kind: "line" | "source" | "country";
                } & {
                    [key: string]: unknown;
                })[];
                allowed: boolean;
                reason: string;
                /** @enum {string} */
                scope: "international" | "but-usual" | "nothing";
                beginMs: number;
                endMs: number | null;
                readonly gates: components["schemas"]["ProposedGateInput"][];
            } | null;
            readonly changed: {
                gate: string;
                was: components["schemas"]["GateInput"] | null;
                is: components["schemas"]["GateInput"] | null;
            }[];
            readonly entries: {
                prefix: string;
                now: {
                    prefix: string;
                    destination: string;
                    country: string;
                    governmentChecked?: boolean;
                    lifeCriticalChecked?: boolean;
                    trafficMinutes?: number;
                    reviewMs?: number;
                    author?: string;
                    approver?: string;
                    checksValid: boolean;
                } | null;
            }[];
            case: {
                case: string;
                /** @enum {string} */
                state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
                exposureYen: number;
                lossPerHourYen: number;
                assignee: string | null;
                calls: number | null;
            } | null;
            claim: components["schemas"]["ClaimInput"] | null;
        };
        /** @description What somebody looks for; told from who asks and when */
        QueueFilterInput: {
            readonly states?: ("open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed")[];
            /** @enum {string} */
            owner?: "me" | "nobody" | "others";
            assignee?: string;
            account?: string;
            subscriber?: string;
            text?: string;
            readonly cases?: string[];
            readonly nextSteps?: ("call" | "contact" | "answer" | "restore" | "measure-end" | "decide" | "close")[];
            dueWithinMs?: number;
            openedWithinMs?: number;
            lossAtLeastYen?: number;
        };
        SearchCasesInput: {
            filter: components["schemas"]["QueueFilterInput"];
            /** @enum {string} */
            sort?: "loss" | "opened" | "due";
            cursor?: string;
            limit?: number;
        };
        QueueRowInput: {
            case: string;
            /** @enum {string} */
            state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
            outcome: ("fraud" | "lawful" | "inconclusive") | null;
            cause: ("credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other") | null;
            account: string;
            subscriber: string;
            sourceIp: string | null;
            country: string | null;
            openedMs: number;
            closedMs: number | null;
            changedMs: number;
            lossPerHourYen: number;
            exposureYen: number;
            nextStep: string | null;
            nextDueMs: number | null;
            assignee: string | null;
            version: number;
            name: string | null;
            etag: string;
            readonly why: {
                reading: string;
                decibans: number;
            }[];
            attempts: {
                made: number;
                unanswered: number;
                undelivered: number;
                waiting: number;
                reached: boolean;
                lastMs: number | null;
            };
            now: {
                callsInProgress: number;
                calls: number;
                readonly countries: string[];
                exposureYen: number;
                decibans: number;
            } | null;
            readonly looking: string[];
        };
        CountCasesInput: {
            filters: components["schemas"]["QueueFilterInput"][];
        };
        NewCaseViewInput: {
            name: string;
            shared: boolean;
            filter: components["schemas"]["QueueFilterInput"];
            /** @enum {string} */
            sort: "loss" | "opened" | "due";
        };
        ChangeCaseViewInput: {
            name: string;
            shared: boolean;
            filter: components["schemas"]["QueueFilterInput"];
            /** @enum {string} */
            sort: "loss" | "opened" | "due";
            version: number;
        };
        CaseViewInput: {
            id: string;
            name: string;
            by: string;
            shared: boolean;
            filter: components["schemas"]["QueueFilterInput"];
            /** @enum {string} */
            sort: "loss" | "opened" | "due";
            changedMs: number;
            version: number;
        };
        AssignCasesInput: {
            cases: {
                case: string;
                assignee: string | null;
                version?: number;
            }[];
            takeOver: boolean;
        };
        AssignMatchingInput: {
            filter: components["schemas"]["QueueFilterInput"];
            assignee: string | null;
            takeOver: boolean;
        };
        PreviewAssignInput: {
            filter: components["schemas"]["QueueFilterInput"];
        };
        AssignPreviewInput: {
            matching: number;
            lossPerHourYen: number;
            most: number;
            readonly owners: {
                assignee: string | null;
                cases: number;
            }[];
        };
        AssignOutcomeInput: {
            readonly assigned: {
                case: string;
                was: string | null;
                version: number;
            }[];
            readonly refused: {
                case: string;
                /** @enum {string} */
                reason: "closed" | "taken" | "changed" | "already" | "unknown";
                assignee: string | null;
            }[];
        };
        TakeNextInput: {
            filter: components["schemas"]["QueueFilterInput"];
            /** @enum {string} */
            sort?: "loss" | "opened" | "due";
        };
        LookInput: {
            tab: string;
            case: string | null;
        };
        PolicyProblemInput: {
            path: string;
            line: number | null;
            code: string;
            message: string;
        };
        PolicyDifferenceInput: {
            path: string;
            from: unknown;
            to: unknown;
        };
        PolicyVersionInput: {
            version: number;
            /** @enum {string} */
            state: "draft" | "submitted" | "in-force" | "archived" | "discarded";
            /** @enum {string} */
            origin: "settings" | "console";
            title: string;
            revision: number;
            author: string;
            createdMs: number;
            changedBy: string;
            changedMs: number;
            why: string | null;
            approval: string | null;
            submittedBy: string | null;
            submittedMs: number | null;
            expiresMs: number | null;
            approvedBy: string | null;
            inForceMs: number | null;
            archivedMs: number | null;
        };
        PolicyInput: {
            version: number;
            /** @enum {string} */
            state: "draft" | "submitted" | "in-force" | "archived" | "discarded";
            /** @enum {string} */
            origin: "settings" | "console";
            title: string;
            revision: number;
            author: string;
            createdMs: number;
            changedBy: string;
            changedMs: number;
            why: string | null;
            approval: string | null;
            submittedBy: string | null;
            submittedMs: number | null;
            expiresMs: number | null;
            approvedBy: string | null;
            inForceMs: number | null;
            archivedMs: number | null;
            text: string;
            policy: {
                [key: string]: unknown;
            } | null;
            asRead: {
                [key: string]: unknown;
            };
            readonly problems: components["schemas"]["PolicyProblemInput"][];
            readonly remarks: components["schemas"]["PolicyProblemInput"][];
            against: number;
            readonly differences: components["schemas"]["PolicyDifferenceInput"][];
        };
        PoliciesInput: {
            readonly rows: components["schemas"]["PolicyVersionInput"][];
            next: string | null;
            inForce: number;
            policy: {
                [key: string]: unknown;
            } | null;
            readonly readings: string[];
            challengesPossible: boolean;
        };
        NewPolicyInput: {
            title: string;
            text: string;
        };
        ChangePolicyInput: {
            title: string;
            text: string;
        };
        CheckPolicyInput: {
            text: string;
            set?: {
                path: string[];
                value: string;
            }[];
            against?: number;
        };
        CheckedPolicyInput: {
            text: string;
            policy: {
                [key: string]: unknown;
            } | null;
            asRead: {
                [key: string]: unknown;
            };
            readonly problems: components["schemas"]["PolicyProblemInput"][];
            readonly remarks: components["schemas"]["PolicyProblemInput"][];
            against: number;
            readonly differences: components["schemas"]["PolicyDifferenceInput"][];
        };
        BacktestFindingsInput: {
            fromMs: number;
            toMs: number;
            lines: number;
            callsAbroad: number;
            refusedThen: number;
            fraudCases: number;
            readonly figures: {
                name: string;
                candidate: number;
                inForce: number;
            }[];
            differences: {
                [key: string]: number;
            };
            readonly cases: {
                difference: string;
                subscriber: string;
                account: string;
                attack: string;
                /** @enum {string} */
                kind: "line" | "source" | "country";
                earlierMs: number;
                savedMoreYen: number;
                candidate: {
                    openedMs: number;
                    readonly measures: string[];
                    ground: string;
                    refused: number;
                    released: number;
                    challenged: number;
                    firstStopMs: number | null;
                    savedYen: number;
                } | null;
                inForce: {
                    openedMs: number;
                    readonly measures: string[];
                    ground: string;
                    refused: number;
                    released: number;
                    challenged: number;
                    firstStopMs: number | null;
                    savedYen: number;
                } | null;
            }[];
            casesLeftOut: number;
            seconds: number;
        };
        BacktestInput: {
            id: string;
            candidate: number;
            against: number;
            days: number;
            askedBy: string;
            askedMs: number;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
            percent: number | null;
            endedMs: number | null;
            problem: string | null;
            result: components["schemas"]["BacktestFindingsInput"] | null;
        };
        StartBacktestInput: {
            version: number;
            days: number;
        };
        BacktestCancelledInput: {
            /** @constant */
            cancelled: true;
        };
        StartShadowInput: {
            version: number;
        };
        ShadowRunsInput: {
            runs: boolean;
        };
        CaseworkInput: {
            next: {
                /** @enum {string} */
                step: "call" | "contact" | "answer" | "restore" | "measure-end" | "decide" | "close" | "reopen";
                /** @enum {string} */
                by: "person" | "desk";
                dueMs: number | null;
                /** @enum {string} */
                offer: "contact" | "suspend" | "restore" | "close" | "reopen";
                /** @enum {string} */
                needs: "case.read" | "case.work" | "contact.record" | "contact.read" | "line.bar" | "line.restore" | "measure.suspend" | "network.read" | "block.read" | "device.report" | "measure.request-block" | "measure.end" | "approve.block" | "disclose.stage2" | "disclose.stage3" | "disclose.request-unmask" | "approve.unmask" | "list.read" | "list.edit" | "approve.list" | "list.import" | "compensation.request" | "approve.compensation" | "report.read" | "export.request" | "approve.export" | "subscriber.edit" | "policy.read" | "policy.edit" | "approve.policy" | "enforcement.read" | "enforcement.work" | "metrics.read" | "feed.write" | "call.screen" | "challenge.report" | "contact.answer" | "retention.read" | "retention.hold" | "audit.read" | "audit.verify" | "system.read" | "system.test" | "people.read" | "people.manage" | "keys.manage";
                may: boolean;
                attempt: number | null;
            };
            outlook: {
                planned: number;
                made: number;
                unanswered: number;
                channels: number;
                channelsNeeded: number;
                reached: boolean;
                exhausted: boolean;
                nextAttemptMs: number | null;
                answerByMs: number | null;
                exhaustedMs: number | null;
                settledMs: number;
            } | null;
            calling: {
                by: string;
                own: boolean;
                endsInMs: number;
            } | null;
        };
        ClaimContactInput: {
            hold: boolean;
        };
        ContactClaimInput: {
            calling: {
                by: string;
                own: boolean;
                endsInMs: number;
            } | null;
        };
        ContactScriptInput: {
            readonly says: string[];
            after: {
                [key: string]: string;
            };
            readonly never: string[];
        };
        CaseAuditInput: {
            readonly rows: {
                seq: number;
                atMs: number;
                who: string;
                what: string;
                why: string;
                subject: string;
                sound: boolean;
            }[];
            total: number;
            next: string | null;
            sound: boolean;
            head: {
                seq: number;
                hash: string;
            };
        };
        TakePackInput: {
            /** @enum {string} */
            form: "pdf" | "csv";
            /** @enum {string} */
            language: "ja" | "en";
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
            why: string;
            /** @enum {string} */
            numbers: "masked" | "in-full";
            /** Format: uuid */
            approval?: string;
        };
        CopyInput: {
            /** @enum {string} */
            what: "calls" | "contacts";
        };
        CopiedInput: {
            /** @constant */
            recorded: true;
        };
        SubscriberInput: {
            id: string;
            subscriber: string;
            name: string | null;
            nameKana: string | null;
            accountId: string;
            account: string;
            /** @enum {string} */
            type: "individual" | "corporate";
            /** @enum {string} */
            service: "ip" | "pstn";
            channels: number | null;
            deviceModel: string | null;
            challenge: boolean;
            sinceMs: number | null;
            untilMs: number | null;
            lastMonthYen: number | null;
            timeZone: string | null;
        };
        SubscribersInput: {
            readonly rows: components["schemas"]["SubscriberInput"][];
            next: string | null;
        };
        ContactsInput: {
            readonly contacts: {
                /** @enum {string} */
                channel: "mail" | "sms" | "voice";
                address: string;
                changedMs: number | null;
            }[];
        };
        LineInput: {
            subscriber: components["schemas"]["SubscriberInput"] | null;
            stage: number;
            readonly contacts: {
                /** @enum {string} */
                channel: "mail" | "sms" | "voice";
                address: string;
                changedMs: number | null;
            }[];
            readonly measures: components["schemas"]["MeasureInput"][];
            readonly cases: components["schemas"]["CaseRowInput"][];
            readonly usage: {
                day: string;
                country: string | null;
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            }[];
        };
        AccountInput: {
            account: string;
            readonly subscribers: components["schemas"]["SubscriberInput"][];
            readonly cases: components["schemas"]["CaseRowInput"][];
        };
        CallInput: {
            callId: string;
            to: string;
            country: string;
            sourceIp: string | null;
            setupMs: number;
            answerMs: number | null;
            endMs: number;
            milliYen: number;
            /** @enum {string} */
            verdict: "allow" | "challenge" | "block" | "release";
            case: string | null;
        };
        BarInput: {
            /** @enum {string} */
            on: "request" | "consent";
            why: string;
        };
        ReopenLineInput: {
            /** @enum {string} */
            stage: "usual" | "all";
            mended: boolean;
            why: string;
        };
        AuthoriseInput: {
            authorisation: {
                overYen?: number;
                hours: number[];
                countries: string[];
            } | null;
            why: string;
        };
        DeskFiguresInput: {
            openCases: number;
            unassigned: number;
            urgent: number;
            measuresInForce: number;
            approvalsWaiting: number;
        };
        HandoverNoteInput: {
            id: string;
            by: string;
            atMs: number;
            text: string;
            figures: components["schemas"]["DeskFiguresInput"] | null;
            readonly acknowledged: {
                by: string;
                atMs: number;
            }[];
        };
        HandoverInput: {
            nowMs: number;
            untilMs: number;
            figures: components["schemas"]["DeskFiguresInput"];
            readonly ending: components["schemas"]["MeasureInput"][];
            readonly due: components["schemas"]["QueueRowInput"][];
            readonly urgent: components["schemas"]["QueueRowInput"][];
            readonly approvals: components["schemas"]["ApprovalInput"][];
            readonly owners: {
                assignee: string | null;
                cases: number;
                lossPerHourYen: number;
            }[];
            readonly notes: components["schemas"]["HandoverNoteInput"][];
        };
        NewHandoverNoteInput: {
            text: string;
        };
        MessageInput: {
            key: string;
            notice: string;
            /** @enum {string} */
            channel: "mail" | "sms" | "voice" | "task";
            address: string;
            case: string;
            subscriber: string;
            attempt: number;
            atMs: number;
            untilMs: number;
            /** @enum {string} */
            state: "waiting" | "sending" | "sent" | "failed" | "unknown" | "expired";
            changedMs: number;
            arrivedMs: number | null;
            error: string | null;
            handledBy: string | null;
        };
        HandledInput: {
            /** @constant */
            handled: true;
        };
        NoticePreviewInput: {
            preview: string;
        };
        /** @description A measure at a network element */
        OrderInput: {
            enforcer: string;
            subject: string;
            /** @enum {string} */
            state: "pending" | "applied" | "failed";
            ended: boolean;
            tries: number;
            error: string | null;
            requestedMs: number;
            sentMs: number | null;
            confirmedMs: number | null;
        };
        DriftsInput: {
            readonly drifts: {
                atMs: number;
                enforcer: string;
                subject: string;
                kind: string;
            }[];
        };
        BarringsInput: {
            readonly barrings: {
                case: string;
                on: string;
                receivedMs: number;
                completedMs: number | null;
                endedMs: number | null;
            }[];
        };
        FindLinesInput: {
            text: string;
            cursor?: string;
            limit?: number;
        };
        FoundLinesInput: {
            readonly rows: {
                id: string;
                subscriber: string;
                name: string | null;
                nameKana: string | null;
                accountId: string;
                account: string;
                /** @enum {string} */
                type: "individual" | "corporate";
                /** @enum {string} */
                service: "ip" | "pstn";
                channels: number | null;
                deviceModel: string | null;
                challenge: boolean;
                sinceMs: number | null;
                untilMs: number | null;
                lastMonthYen: number | null;
                timeZone: string | null;
                openCases: number;
                measures: number;
            }[];
            next: string | null;
            names: boolean;
        };
        NameLinesInput: {
            lines?: string[];
            accounts?: string[];
        };
        LineIdsInput: {
            readonly lines: string[];
            readonly accounts: string[];
        };
        /** @description Billing months in the zone of the carrier */
        LineMonthsInput: {
            thisFromMs: number;
            lastFromMs: number;
            thisMonth: {
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            };
            lastMonth: {
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            };
            lastMonthSoFar: {
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            };
            today: {
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            };
        };
        LinePageInput: {
            id: string;
            accountId: string;
            number: string;
            listed: components["schemas"]["SubscriberInput"] | null;
            asOfMs: number;
            stage: number;
            now: {
                callsInProgress: number;
                accruedMilliYen: number;
                authorisation: {
                    overYen?: number;
                    hours: number[];
                    countries: string[];
                } | null;
            };
            months: components["schemas"]["LineMonthsInput"];
            readonly usage: {
                day: string;
                country: string | null;
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            }[];
            readonly contacts: {
                /** @enum {string} */
                channel: "mail" | "sms" | "voice";
                address: string;
                changedMs: number | null;
                usable: boolean;
            }[];
            readonly measures: components["schemas"]["MeasureInput"][];
            readonly barrings: {
                case: string;
                on: string;
                receivedMs: number;
                completedMs: number | null;
                endedMs: number | null;
            }[];
            readonly orders: {
                enforcer: string;
                /** @enum {string} */
                state: "pending" | "applied" | "failed";
                ended: boolean;
                requestedMs: number;
                confirmedMs: number | null;
                tries: number;
            }[];
            readonly cases: components["schemas"]["CaseRowInput"][];
            readonly claims: components["schemas"]["ClaimInput"][];
            readonly messages: components["schemas"]["MessageInput"][];
            readonly acts: {
                atMs: number;
                who: string;
                what: string;
                why: string;
            }[];
        };
        AccountPageInput: {
            id: string;
            account: string;
            name: string | null;
            asOfMs: number;
            readonly lines: {
                id: string;
                subscriber: string;
                name: string | null;
                nameKana: string | null;
                accountId: string;
                account: string;
                /** @enum {string} */
                type: "individual" | "corporate";
                /** @enum {string} */
                service: "ip" | "pstn";
                channels: number | null;
                deviceModel: string | null;
                challenge: boolean;
                sinceMs: number | null;
                untilMs: number | null;
                lastMonthYen: number | null;
                timeZone: string | null;
                openCases: number;
                measures: number;
                months: components["schemas"]["LineMonthsInput"];
            }[];
            readonly cases: {
                case: string;
                /** @enum {string} */
                state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
                outcome: ("fraud" | "lawful" | "inconclusive") | null;
                cause: ("credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other") | null;
                account: string;
                subscriber: string;
                sourceIp: string | null;
                country: string | null;
                openedMs: number;
                closedMs: number | null;
                changedMs: number;
                lossPerHourYen: number;
                exposureYen: number;
                nextStep: string | null;
                nextDueMs: number | null;
                assignee: string | null;
                version: number;
                lineId: string;
            }[];
        };
        PreviewImportInput: {
            /** @enum {string} */
            list: "rates" | "subscribers";
            text: string;
            exchange?: {
                [key: string]: number;
            };
        };
        ImportListInput: {
            /** @enum {string} */
            list: "rates" | "subscribers";
            text: string;
            exchange?: {
                [key: string]: number;
            };
            digest: string;
            why: string;
        };
        DeckDifferenceInput: {
            /** @enum {string} */
            kind: "added" | "removed" | "dearer" | "cheaper" | "other";
            prefix: string;
            destination: string;
            country: string;
            validFromMs: number | null;
            from: number | null;
            to: number | null;
            fromFee: number | null;
            toFee: number | null;
        };
        ImportPreviewInput: {
            /** @enum {string} */
            list: "rates" | "subscribers";
            digest: string;
            before: number;
            after: number;
            readonly problems: {
                line: number;
                column?: string;
                reason: string;
            }[];
            problemsLeftOut: number;
            added: number;
            changed: number;
            removed: number;
            readonly differences: components["schemas"]["DeckDifferenceInput"][];
            differencesLeftOut: number;
            readonly countriesWithout: string[];
            examples: {
                readonly added: string[];
                readonly changed: string[];
                readonly removed: string[];
            };
        };
        ListImportInput: {
            id: string;
            /** @enum {string} */
            list: "rates" | "subscribers";
            atMs: number;
            by: string;
            why: string;
            before: number;
            after: number;
            added: number;
            changed: number;
            removed: number;
        };
        RateInput: {
            prefix: string;
            destination: string;
            country: string;
            milliYenPerMinute: number;
            connectFeeMilliYen: number;
            initialSeconds: number;
            incrementSeconds: number;
            validFromMs?: number;
            validToMs?: number;
        };
        RateDeckInput: {
            readonly rows: components["schemas"]["RateInput"][];
            next: string | null;
            total: number;
            readonly countriesWithout: string[];
        };
        RestrictedChangeInput: {
            seq: number;
            atMs: number;
            prefix: string;
            /** @enum {string} */
            change: "added" | "changed" | "removed";
            before: components["schemas"]["RestrictedEntryInput"] | null;
            after: components["schemas"]["RestrictedEntryInput"] | null;
            author: string;
            approver: string;
            why: string;
        };
        LineNormalInput: {
            stage: number;
            atMs: number;
            timeZone: string;
            weeks: number;
            firstMs: number | null;
            lastMs: number | null;
            calls: number;
            readonly callsByHour: number[];
            readonly yenByHour: number[];
            readonly mostYenByHour: number[];
            mostDayYen: number;
            mostAtOnce: number;
            countryCount: number;
            countries: {
                country: string;
                calls: number;
                seconds: number;
                lastMs: number;
            }[] | null;
            networkCount: number;
            networks: {
                network: string;
                calls: number;
                firstMs: number;
                lastMs: number;
            }[] | null;
            deviceModel: string | null;
            learnt: {
                calls: number;
                taughtUntilMs: number | null;
                teachAfterDays: number;
                daysWaiting: number;
                observedSinceMs: number;
                mostAtOnce: number;
                mostInTenMinutes: number;
                mostDayCalls: number;
                mostDayYen: number;
                readonly hours: number[];
                countryCount: number;
                countries: {
                    country: string;
                    calls: number;
                }[] | null;
                networks: number;
                devices: number;
            } | null;
        };
        ReportFigureInput: {
            /** @enum {string} */
            id: "lawful-stopped" | "undecided-stopped" | "false-stops" | "lawful-challenged" | "lawful-asked" | "cases" | "fraud" | "lawful" | "inconclusive" | "undecided" | "loss" | "saved" | "without" | "undecided-loss" | "loss-median" | "loss-p95" | "loss-largest" | "detect-median" | "detect-p95" | "contact-median" | "contact-p95" | "stop-median" | "stop-p95" | "first-to-stop-median" | "first-to-stop-p95" | "suspensions" | "source-blocks" | "country-blocks" | "barrings" | "barring-median" | "barring-p95" | "compensations" | "compensation-yen" | "refused" | "challenged" | "released" | "calls" | "minutes" | "charges";
            /** @enum {string} */
            unit: "count" | "yen" | "ms" | "minutes";
            value: number | null;
            before: number | null;
            estimate: boolean;
        };
        ReportSpanInput: {
            span: string;
            cases: number;
            fraud: number;
            lawful: number;
            lossYen: number;
            savedYen: number;
            lawfulAsked: number;
            falseStops: number;
        };
        ReportInput: {
            period: {
                text: string;
                /** @enum {string} */
                kind: "month" | "quarter" | "year" | "days";
                fromDay: string;
                lastDay: string;
                fromMs: number;
                toMs: number;
                previous: string;
                next: string | null;
                running: boolean;
            };
            asOfMs: number;
            published: boolean;
            readonly figures: components["schemas"]["ReportFigureInput"][];
            breakdowns: {
                [key: string]: {
                    key: string;
                    cases: number;
                    lossYen: number;
                    savedYen: number;
                }[];
            };
            readonly measures: {
                /** @enum {string} */
                kind: "suspension" | "barring" | "source-block" | "country-block";
                ground: string;
                begun: number;
                subjects: number;
                lawful: number;
            }[];
            readonly attackHours: number[][];
            readonly months: components["schemas"]["ReportSpanInput"][];
            readonly days: components["schemas"]["ReportSpanInput"][];
            readonly countries: {
                country: string;
                calls: number;
                minutes: number;
                yen: number;
                refused: number;
            }[];
            traffic: {
                asOfMs: number | null;
                daysLeft: number;
            };
        };
        HoldInput: {
            /** @enum {string} */
            kind: "case" | "subscriber";
            subject: string;
            why: string;
        };
        HoldsInput: {
            readonly rows: {
                /** @enum {string} */
                kind: "case" | "subscriber";
                subject: string;
                why: string;
                by: string;
                placedMs: number;
            }[];
        };
        HeldInput: {
            held: boolean;
        };
        RetentionInput: {
            readonly classes: {
                class: string;
                days: number;
                beforeMs: number;
            }[];
        };
        ErasuresInput: {
            readonly rows: {
                seq: number;
                atMs: number;
                class: string;
                digest: string;
                what: string;
            }[];
            next: string | null;
        };
        TimelineCallInput: {
            line: number;
            setupMs: number;
            answerMs: number | null;
            endMs: number | null;
            yen: number;
            yenPerMinute: number;
            estimateFromMs: number | null;
            /** @enum {string} */
            fate: "ringing" | "running" | "ended" | "challenged" | "refused" | "released";
            suspected: boolean;
            country: string;
            to: string | null;
        };
        TimelineInput: {
            stage: number;
            atMs: number;
            live: boolean;
            timeZone: string;
            readonly lines: string[];
            fromMs: number;
            focusMs: number;
            calls: components["schemas"]["TimelineCallInput"][] | null;
            callsLeftOut: number;
            spanMs: number;
            readonly charges: {
                atMs: number;
                yen: number;
                suspectedYen: number;
                calls: number;
                refused: number;
            }[];
            readonly usual: {
                fromMs: number;
                yen: number;
                mostYen: number;
            }[];
            readonly registrations: {
                fromMs: number;
                toMs: number;
                refused: number;
                guessedMs: number | null;
            }[];
            readonly evidence: {
                atMs: number;
                centiDecibans: number;
                subscriber: string | null;
                levels: {
                    alert: number;
                    challenge: number;
                    suspension: number;
                };
                readonly shares: {
                    reading: string;
                    centiDecibans: number;
                }[];
            }[];
        };
        HealthInput: {
            ok: boolean;
            checks: {
                [key: string]: string;
            };
        };
        EventsAnswerInput: {
            accepted: number;
            quarantined: {
                line: number;
                reason: string;
            }[];
        };
        ChallengeReportInput: {
            token: string;
            /** @enum {string} */
            result: "passed" | "wrong" | "failed" | "abandoned";
            time?: string;
        };
        ChallengeAnswerInput: {
            /** @enum {string} */
            result: "pending" | "passed" | "failed" | "abandoned";
            triesLeft: number;
        };
        LiveCaseInput: {
            case: string;
            subject: string;
            /** @enum {string} */
            state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
            /** @enum {string} */
            outcome?: "fraud" | "lawful" | "inconclusive";
            openedMs: number;
            exposureYen: number;
            decibans: number;
            readonly reasons: components["schemas"]["ReasonInput"][];
            explanation?: components["schemas"]["ExplanationInput"];
            readonly steps: {
                timeMs: number;
                /** @enum {string} */
                kind: "alert" | "challenge" | "contact" | "block" | "release" | "suspension" | "source-block" | "country-block" | "restoration" | "closed";
                detail: string;
                count: number;
            }[];
        };
        LiveViewInput: {
            nowMs: number;
            demo: boolean;
            policy: string;
            timeZone: string;
            totals: {
                events: number;
                calls: number;
                domestic: number;
                quarantined: number;
                allowed: number;
                challenged: number;
                blocked: number;
                released: number;
                failedOpen: number;
            };
            callsInProgress: number;
            yenPerMinute: number;
            exposureYen: number;
            readonly calls: {
                subscriber: string;
                toMasked: string;
                country: string;
                destination: string;
                startMs: number;
                answered: boolean;
                yen: number;
                yenPerMinute: number;
                decibans: number;
            }[];
            readonly cases: components["schemas"]["LiveCaseInput"][];
            readonly measures: {
                /** @enum {string} */
                kind: "suspension" | "source-block" | "country-block";
                subject: string;
                ground: string;
                beginMs: number;
                endMs: number;
                case: string;
                refused: number;
            }[];
            readonly feeds: {
                name: string;
                events: number;
                quarantined: number;
                lastMs: number;
            }[];
            readonly minutes: {
                minuteMs: number;
                yen: number;
                blocked: number;
                challenged: number;
            }[];
        };
        NowInput: {
            nowMs: number;
            demo: boolean;
            speed: number;
            policy: string;
            timeZone: string;
            offsetMinutes: number;
            day: {
                day: string;
                weekday: number;
                off: boolean;
                holiday: {
                    ja: string;
                    en: string;
                } | null;
                run: number;
                runDays: number;
            };
            loss: {
                yenPerMinute: number;
                calls: number;
                cases: number;
                exposureYen: number;
                openCases: number;
            };
            calls: {
                inProgress: number;
                yenPerMinute: number;
                usual: {
                    low: number;
                    high: number;
                } | null;
            };
            minute: {
                minuteMs: number;
                calls: number;
                yenPerMinute: number;
                lossYenPerMinute: number;
                refused: number;
                challenged: number;
                silentFeeds: number;
            };
            waits: {
                approvals: {
                    count: number;
                    dueMs: number | null;
                };
                calls: {
                    count: number;
                    dueMs: number | null;
                };
                decisions: {
                    count: number;
                    dueMs: number | null;
                };
                messages: {
                    count: number;
                    dueMs: number | null;
                };
                unassigned: {
                    count: number;
                    dueMs: number | null;
                };
            } | null;
            storeMs: number | null;
            readonly destinations: {
                country: string;
                calls: number;
                yenPerMinute: number;
                lossYenPerMinute: number;
                refused: number | null;
                challenged: number | null;
                lossYenToday: number;
                stoppedToday: number | null;
            }[];
            readonly suspected: {
                case: string;
                country: string;
                startMs: number;
                answered: boolean;
                yen: number;
                yenPerMinute: number;
            }[];
            suspectedLeftOut: number;
            readonly attacks: {
                case: string;
                /** @enum {string} */
                about: "lines" | "source" | "country";
                /** @enum {string} */
                state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
                outcome: ("fraud" | "lawful" | "inconclusive") | null;
                beginMs: number;
                alertMs: number;
                lastLossMs: number | null;
                measureMs: number | null;
                closedMs: number | null;
                calls: number;
                yenPerMinute: number;
                exposureYen: number;
                lossPerHourYen: number;
                lines: number;
                readonly countries: string[];
                refused: number;
                nextStep: string | null;
                nextDueMs: number | null;
                assignee: string | null;
            }[];
            attacksLeftOut: number;
            readonly measures: {
                /** @enum {string} */
                kind: "suspension" | "source-block" | "country-block";
                case: string;
                country: string | null;
                subjects: number;
                beginMs: number;
                endMs: number | null;
                /** @enum {string} */
                state: "ordered" | "applied" | "confirmed";
                orders: number;
                confirmed: number;
                failing: number;
                waitingSinceMs: number | null;
                confirmedMs: number | null;
                readonly enforcers: string[];
            }[];
            measuresLeftOut: number;
            readonly feeds: {
                name: string;
                heard: boolean;
                lastMs: number;
                events: number;
                perMinute: number;
                quarantined: number;
                usualMs: number | null;
                silent: boolean;
            }[];
            feedsLeftOut: number;
            readonly enforcers: {
                name: string;
                well: boolean;
                problem: string | null;
                readMs: number | null;
                drift: number;
                stuck: number;
            }[];
            failedOpen: number;
        };
        NowMinutesInput: {
            fromMs: number;
            readonly calls: (number | null)[];
            readonly yenPerMinute: (number | null)[];
            readonly lossYenPerMinute: (number | null)[];
            readonly refused: (number | null)[];
            readonly challenged: (number | null)[];
            readonly silentFeeds: (number | null)[];
        };
        NowStartInput: {
            now: components["schemas"]["NowInput"];
            minutes: components["schemas"]["NowMinutesInput"];
            readonly names: {
                country: string;
                en: string;
                ja: string;
            }[];
        };
        /** @description RFC 9457 problem details */
        ProblemInput: {
            /** @constant */
            type: "about:blank";
            title: string;
            status: number;
            detail: string;
            errors?: {
                path: string;
                message: string;
            }[];
            /** @enum {string} */
            needs?: "step-up" | "reason" | "approval";
            gates?: {
                gate: string;
                met: boolean;
                fact: string;
            }[];
        };
        OwnAccountInput: {
            name: string;
            /** @enum {string} */
            role: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator";
            createdMs: number;
            createdBy: string;
            disabled: boolean;
            hasPassword: boolean;
            hasAuthenticator: boolean;
            hasOidc: boolean;
            backupCodesLeft: number;
            authenticatorNeeded: boolean;
            passwordLeast: number;
        };
        AuthenticatorOfferInput: {
            secret: string;
            uri: string;
            readonly qr: string[];
            offer: string;
            endMs: number;
        };
        BackupCodesInput: {
            backupCodes: string[];
        };
        SignInsInput: {
            readonly rows: {
                id: string;
                beginMs: number;
                seenMs: number;
                endMs: number;
                stepUpMs: number | null;
                address: string;
                current: boolean;
            }[];
        };
        /** @description Who asks, and what they may do */
        MeInput: {
            who: string;
            name: string;
            /** @enum {string} */
            role?: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator" | "machine";
            permissions: ("case.read" | "case.work" | "contact.record" | "contact.read" | "line.bar" | "line.restore" | "measure.suspend" | "network.read" | "block.read" | "device.report" | "measure.request-block" | "measure.end" | "approve.block" | "disclose.stage2" | "disclose.stage3" | "disclose.request-unmask" | "approve.unmask" | "list.read" | "list.edit" | "approve.list" | "list.import" | "compensation.request" | "approve.compensation" | "report.read" | "export.request" | "approve.export" | "subscriber.edit" | "policy.read" | "policy.edit" | "approve.policy" | "enforcement.read" | "enforcement.work" | "metrics.read" | "feed.write" | "call.screen" | "challenge.report" | "contact.answer" | "retention.read" | "retention.hold" | "audit.read" | "audit.verify" | "system.read" | "system.test" | "people.read" | "people.manage" | "keys.manage")[];
            stepUpAgeMs?: number;
            signInEndsInMs?: number;
        };
        AuditSearchInput: {
            who?: string;
            what?: string;
            subject?: string;
            text?: string;
            withoutLooks?: boolean;
            fromMs?: number;
            toMs?: number;
            cursor?: number;
            /** @default 50 */
            limit?: number;
        };
        AuditExportInput: {
            who?: string;
            what?: string;
            subject?: string;
            text?: string;
            withoutLooks?: boolean;
            fromMs?: number;
            toMs?: number;
            why: string;
        };
        AuditEntryInput: {
            seq: number;
            atMs: number;
            who: string;
            what: string;
            why: string;
            subject: string;
            readonly called: string[];
            previous: string;
            hash: string;
        };
        AuditPageInput: {
            readonly rows: components["schemas"]["AuditEntryInput"][];
            next: string | null;
        };
        AuditVerificationInput: {
            /** @constant */
            ok: true;
            head: {
                seq: number;
                hash: string;
            };
        } | {
            /** @constant */
            ok: false;
            seq: number;
            /** @enum {string} */
            fault: "missing" | "out-of-order" | "unlinked" | "changed" | "unreadable" | "unknown-head";
            problem: string;
        };
        NewKeyInput: {
            name: string;
            scopes: ("events" | "screen" | "challenges" | "contacts" | "read" | "metrics" | "cases" | "barring" | "disclose" | "enforcement" | "audit" | "people")[];
            feeds?: string[];
            account?: string;
            expiresMs?: number;
        };
        KeyInput: {
            name: string;
            scopes: ("events" | "screen" | "challenges" | "contacts" | "read" | "metrics" | "cases" | "barring" | "disclose" | "enforcement" | "audit" | "people")[];
            feeds?: string[];
            account?: string;
            expiresMs?: number;
            createdMs: number;
            createdBy: string;
            revokedMs?: number;
        };
        KeysInput: {
            rows: components["schemas"]["KeyInput"][];
        };
        MadeKeyInput: {
            key: string;
        };
        RevokedKeyInput: {
            /** @constant */
            revoked: true;
        };
        SetUpOfferInput: {
            name: string;
            /** @enum {string} */
            role: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator";
            authenticatorNeeded: boolean;
            secret: string;
            uri: string;
            readonly qr: string[];
            passwordLeast: number;
        };
        SetUpInput: {
            code: string;
            password: string;
            totp?: string;
        };
        SetUpDoneInput: {
            backupCodes: string[];
        };
        SignInInput: {
            key: string;
        } | {
            name: string;
            password: string;
            code?: string;
        };
        SignedInput: {
            signedIn: boolean;
            /** @constant */
            needs?: "code";
        };
        SignInWaysInput: {
            people: boolean;
            oidc: boolean;
            local: boolean;
        };
        ShadowInput: {
            policy: {
                name: string;
                version: string;
            };
            live: {
                name: string;
                version: string;
            };
            sinceMs: number;
            waiting: number;
            dropped: number;
            failed: number;
            calls: number;
            differingCalls: number;
            counts: {
                live: {
                    asked: number;
                    challenged: number;
                    blocked: number;
                    released: number;
                    suspended: number;
                    sourceBlocks: number;
                    countryBlocks: number | null;
                };
                shadow: {
                    asked: number;
                    challenged: number;
                    blocked: number;
                    released: number;
                    suspended: number;
                    sourceBlocks: number;
                    countryBlocks: number | null;
                };
            };
            cases: {
                both: number;
                onlyLive: number;
                onlyShadow: number;
            };
            readonly lastCalls: {
                timeMs: number;
                callId: string;
                subscriber: string;
                toMasked: string;
                /** @enum {string} */
                live: "allow" | "challenge" | "block";
                /** @enum {string} */
                shadow: "allow" | "challenge" | "block";
            }[];
            readonly lastCases: {
                account: string;
                live?: {
                    case: string;
                    subscriber: string;
                    openedMs: number;
                    suspended: boolean;
                };
                shadow?: {
                    case: string;
                    subscriber: string;
                    openedMs: number;
                    suspended: boolean;
                };
            }[];
        };
        Feeds: {
            readonly rows: {
                name: string;
                sees: ("setup" | "answer" | "end" | "register" | "source")[] | null;
                can: ("refuse" | "redirect" | "release")[] | null;
                events: number;
                quarantined: number;
                lastMs: number;
            }[];
        };
        FeedSamples: {
            readonly events: {
                takenMs: number;
                /** @enum {string} */
                type: "setup" | "answer" | "end" | "register" | "cdr" | "challenge";
                timeMs: number;
                direction: ("outbound" | "inbound") | null;
                called: {
                    begins: string;
                    digits: number;
                } | null;
            }[];
            readonly quarantine: {
                takenMs: number;
                source: string;
                position: number;
                reason: string;
            }[];
        };
        Trial: {
            ok: boolean;
            readonly steps: {
                /** @enum {string} */
                step: "apply" | "read-applied" | "remove" | "read-removed" | "read-all" | "send";
                lastedMs: number;
                problem?: string;
            }[];
            standing?: number;
        };
        Enforcers: {
            readonly rows: {
                name: string;
                /** @enum {string} */
                kind: "engine" | "webhook";
                host: string | null;
                problem: string | null;
            }[];
        };
        Ways: {
            readonly rows: {
                /** @enum {string} */
                kind: "mail" | "sms" | "voice" | "webhook";
                name: string;
                host: string | null;
            }[];
        };
        WayTest: {
            /** @enum {string} */
            kind: "mail" | "sms" | "voice" | "webhook";
            name: string;
            to?: string;
            why: string;
        };
        SettingsShown: {
            file: string | null;
            readonly rows: {
                path: string;
                value: string | null;
                secret: boolean;
                isDefault: boolean;
                meaning: {
                    ja: string;
                    en: string;
                };
            }[];
        };
        System: {
            version: string;
            startedMs: number;
            nowMs: number;
            carrierMs: number;
            journal: {
                firstSeq: number;
                lastSeq: number;
                durableSeq: number;
                bytes: number;
            };
            snapshot: {
                writtenMs: number;
                bytes: number;
                count: number;
            } | null;
            store: {
                /** @enum {string} */
                kind: "embedded" | "served";
                bytes: number;
                behind: number;
            };
            disk: {
                totalBytes: number;
                freeBytes: number;
            };
            memory: {
                processBytes: number;
                machineFreeBytes: number;
            };
        };
        Person: {
            name: string;
            /** @enum {string} */
            role: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator";
            createdMs: number;
            createdBy: string;
            disabled: boolean;
            hasPassword: boolean;
            hasAuthenticator: boolean;
            hasOidc: boolean;
            lastSignInMs?: number;
        };
        People: {
            readonly rows: components["schemas"]["Person"][];
        };
        SetUpLink: {
            path: string;
            endMs: number;
        };
        Changed: {
            /** @constant */
            done: true;
        };
        /** @description Whose desk this is */
        Carrier: {
            nowMs: number;
            timeZone: string;
            demo: boolean;
            demoSinceMs: number | null;
            pace: number;
            policy: string;
            version: string;
        };
        DemoPace: {
            pace: 0 | 1 | 5 | 10 | 30 | 60;
        };
        ScreenRequest: {
            /** @constant */
            type?: "setup";
            time?: string;
            callId: string;
            subscriber: string;
            to: string;
            from?: string | null;
            service?: ("ip" | "pstn") | null;
            sourceIp?: string | null;
            userAgent?: string | null;
            direction?: ("outbound" | "inbound") | null;
            forwardedFrom?: string | null;
            trunk?: string | null;
            carrier?: string | null;
            challengeToken?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description One reading and its weight */
        Reason: {
            reading: string;
            decibans: number;
            text: string;
        };
        /** @description One sentence that can be read to the subscriber */
        Explanation: {
            ja: string;
            en: string;
        };
        Verdict: {
            /** @enum {string} */
            verdict: "allow" | "challenge" | "block";
            /** @enum {string} */
            measure?: "challenge" | "suspension" | "source-block" | "country-block" | "barring";
            case?: string;
            reasons?: components["schemas"]["Reason"][];
            explanation?: components["schemas"]["Explanation"];
            challenge?: {
                token: string;
                announcement?: string;
            };
        };
        /** @description A condition, and the fact it was judged by */
        Gate: {
            gate: string;
            met: boolean;
            fact: string;
        };
        MeasureSubject: {
            /** @constant */
            kind: "line";
            subscriber: string;
        } | {
            /** @constant */
            kind: "source";
            sourceIp: string;
        } | {
            /** @constant */
            kind: "country";
            country: string;
        };
        Measure: {
            id: string;
            /** @enum {string} */
            kind: "suspension" | "barring" | "source-block" | "country-block";
            ground: string;
            subject: {
                /** @enum {string} */
                kind: "line" | "source" | "country";
            } & {
                [key: string]: unknown;
            };
            case: string;
            beginMs: number;
            endMs: number | null;
            endedMs: number | null;
            endedBy: string | null;
            reopened: ("usual" | "all") | null;
            decidedBy: string;
            readonly gates: components["schemas"]["Gate"][];
            readonly reasons: components["schemas"]["Reason"][];
            renewals: number;
        };
        Suspend: {
            subscribers: string[];
            /** @enum {string} */
            ground: "A" | "B" | "C";
            why: string;
        };
        Extend: {
            subject: components["schemas"]["MeasureSubject"];
            untilMs: number;
            why: string;
        };
        EndMeasure: {
            subject: components["schemas"]["MeasureSubject"];
            why: string;
        };
        Propose: {
            /** @constant */
            kind: "suspend";
            case: string;
            subscribers: string[];
            /** @enum {string} */
            ground: "A" | "B" | "C";
            why?: string;
        } | {
            /** @constant */
            kind: "block";
            subject: components["schemas"]["MeasureSubject"];
            lastsMs: number;
        } | {
            /** @constant */
            kind: "extend";
            subject: components["schemas"]["MeasureSubject"];
            untilMs: number;
        } | {
            /** @constant */
            kind: "end-measure";
            subject: components["schemas"]["MeasureSubject"];
            why?: string;
        } | {
            /** @constant */
            kind: "bar";
            subscriber: string;
            /** @enum {string} */
            on: "request" | "consent";
        } | {
            /** @constant */
            kind: "reopen-line";
            subscriber: string;
            /** @enum {string} */
            stage: "usual" | "all";
            mended: boolean;
        };
        ProposedGate: {
            gate: string;
            met: boolean;
            fact: string;
            opens?: {
                /** @enum {string} */
                when: "silence" | "person-calls" | "reached" | "more-evidence" | "more-charges" | "listed-call" | "list-checks" | "unusual-call" | "more-calls" | "contacts" | "challenge-passed" | "wholesale" | "clause" | "owner-word" | "reason" | "mended" | "other-case" | "stopped-already" | "open-already" | "trusted-source" | "more-accounts" | "lawful-use" | "protected" | "more-history" | "much-traffic" | "approval" | "later-end" | "authorisation" | "facts-change";
                atMs: number | null;
            };
        };
        /** @description An act judged gate by gate */
        Proposal: {
            /** @enum {string} */
            measure?: "challenge" | "suspension" | "source-block" | "country-block" | "barring";
            readonly subjects: ({
                /** @enum {string} */
                kind: "line" | "source" | "country";
            } & {
                [key: string]: unknown;
            })[];
            readonly gates: components["schemas"]["ProposedGate"][];
            allowed: boolean;
            reason: string;
            ground: string;
            /** @enum {string} */
            scope: "international" | "but-usual" | "nothing";
            case: string;
            beginMs: number;
            endMs: number | null;
        };
        Done: {
            /** @constant */
            done: true;
        };
        DisclosureSubject: {
            /** @constant */
            kind: "case";
            case: string;
        } | {
            /** @constant */
            kind: "subscriber";
            subscriber: string;
        };
        RestrictedEntry: {
            prefix: string;
            destination: string;
            country: string;
            governmentChecked?: boolean;
            lifeCriticalChecked?: boolean;
            trafficMinutes?: number;
            reviewMs?: number;
        };
        /** @description What a second person approves */
        Matter: {
            /** @constant */
            kind: "country-block";
            country: string;
            lastsMs: number;
        } | {
            /** @constant */
            kind: "source-block";
            sourceIp: string;
            lastsMs: number;
        } | {
            /** @constant */
            kind: "block-extension";
            subject: {
                /** @constant */
                kind: "source";
                sourceIp: string;
            } | {
                /** @constant */
                kind: "country";
                country: string;
            };
            untilMs: number;
        } | {
            /** @constant */
            kind: "list-edit";
            put: {
                prefix: string;
                destination: string;
                country: string;
                governmentChecked: boolean;
                lifeCriticalChecked: boolean;
                trafficMinutes: number;
                reviewMs: number;
            }[];
            remove: string[];
        } | {
            /** @constant */
            kind: "unmask";
            of: components["schemas"]["DisclosureSubject"];
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
        } | {
            /** @constant */
            kind: "bulk-export";
            what: string;
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
        };
        AskApproval: {
            matter: components["schemas"]["Matter"];
            why: string;
        };
        Approval: {
            id: string;
            matter: {
                kind: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "asked" | "approved" | "refused" | "expired" | "used";
            askedBy: string;
            askedMs: number;
            why: string;
            readonly gates: components["schemas"]["Gate"][];
            expiresMs: number;
            decidedBy?: string;
            decidedMs?: number;
            decidedWhy?: string;
            usedBy?: string;
            usedMs?: number;
        };
        OpenStage: {
            of: {
                /** @constant */
                kind: "case";
                case: string;
            } | {
                /** @constant */
                kind: "subscriber";
                subscriber: string;
            } | {
                /** @constant */
                kind: "source";
                source: string;
            };
            stage: 2 | 3;
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
            why: string;
            /** @enum {string} */
            stated?: "authorities" | "consent" | "reason";
        };
        Disclosure: {
            id: string;
            of: {
                /** @constant */
                kind: "case";
                case: string;
            } | {
                /** @constant */
                kind: "subscriber";
                subscriber: string;
            } | {
                /** @constant */
                kind: "source";
                source: string;
            };
            stage: number;
            by: string;
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
            why: string;
            basis: string | {
                approval: string;
            };
            openedMs: number;
            endMs: number;
        };
        RestrictedList: {
            readonly entries: {
                prefix: string;
                destination: string;
                country: string;
                governmentChecked?: boolean;
                lifeCriticalChecked?: boolean;
                trafficMinutes?: number;
                reviewMs?: number;
                author?: string;
                approver?: string;
                checksValid: boolean;
            }[];
            nowMs: number;
        };
        CaseRow: {
            case: string;
            /** @enum {string} */
            state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
            outcome: ("fraud" | "lawful" | "inconclusive") | null;
            cause: ("credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other") | null;
            account: string;
            subscriber: string;
            sourceIp: string | null;
            country: string | null;
            openedMs: number;
            closedMs: number | null;
            changedMs: number;
            lossPerHourYen: number;
            exposureYen: number;
            nextStep: string | null;
            nextDueMs: number | null;
            assignee: string | null;
            version: number;
        };
        Decision: {
            key: string;
            type: string;
            timeMs: number;
            by?: string;
            readonly reasons?: components["schemas"]["Reason"][];
            readonly gates?: components["schemas"]["Gate"][];
            explanation?: components["schemas"]["Explanation"];
        } & {
            [key: string]: unknown;
        };
        Note: {
            id: string;
            by: string;
            atMs: number;
            text: string;
        };
        Attachment: {
            id: string;
            by: string;
            atMs: number;
            name: string;
            mediaType: string;
            bytes: number;
            sha256: string;
        };
        Case: {
            row: components["schemas"]["CaseRow"];
            stage: number;
            readonly lines: string[];
            readonly attempts: {
                attempt: number;
                subscriber: string;
                /** @enum {string} */
                channel: "mail" | "sms" | "voice" | "task";
                sentMs: number;
                result: string;
                resultMs: number;
                by: string | null;
            }[];
            readonly measures: components["schemas"]["Measure"][];
            readonly decisions: components["schemas"]["Decision"][];
            decisionsLeftOut: number;
            readonly linked: {
                case: string;
                /** @enum {string} */
                by: "account" | "line" | "source" | "campaign";
                /** @enum {string} */
                state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
                openedMs: number;
                subscriber: string;
            }[];
            readonly notes: components["schemas"]["Note"][];
            readonly attachments: components["schemas"]["Attachment"][];
        };
        OpenCase: {
            subscriber: string;
            why: string;
        };
        Assign: {
            assignee: string | null;
        };
        Why: {
            why: string;
        };
        CloseCase: {
            /** @enum {string} */
            outcome: "fraud" | "lawful" | "inconclusive";
            /** @enum {string} */
            cause?: "credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other";
            why: string;
        };
        ContactResult: {
            attempt: number;
            /** @enum {string} */
            result: "mine" | "not-mine" | "unsure" | "third-party" | "refuses-barring" | "no-answer" | "busy" | "refused" | "wrong-number" | "undelivered";
            /** @enum {string} */
            cause?: "credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other";
            why?: string;
        };
        NewNote: {
            text: string;
        };
        NewAttachment: {
            name: string & (unknown & unknown);
            mediaType: string;
            /** Format: base64 */
            content: string;
        };
        CaseStats: {
            openByState: {
                [key: string]: number;
            };
            measuresInForce: {
                [key: string]: number;
            };
            lossPerHourYen: number;
            readonly closed: {
                /** @enum {string} */
                outcome: "fraud" | "lawful" | "inconclusive";
                cause: ("credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other") | null;
                service: ("ip" | "pstn") | null;
                type: ("individual" | "corporate") | null;
                cases: number;
                exposureYen: number;
            }[];
        };
        BlockView: {
            readonly gates: components["schemas"]["Gate"][];
            possible: boolean;
            lastsMs: number;
            inForce: {
                case: string;
                beginMs: number;
                endMs: number;
                refused: number;
            } | null;
            readonly past: components["schemas"]["Measure"][];
            readonly requests: components["schemas"]["Approval"][];
        };
        NetworkCountry: {
            country: string;
            nameJa: string;
            nameEn: string;
            callingCode: string;
            /** @enum {string} */
            listed: "valid" | "overdue" | "unchecked" | "no";
            reviewMs: number | null;
            protectedTerritory: boolean;
            minutesPerMonth: number;
            callsPerDay: number;
            today: {
                calls: number;
                refused: number;
                seconds: number;
                milliYen: number;
            };
            attackedAccounts: number;
            episodes: {
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            } | null;
            block: {
                possible: boolean;
                unmet: string[];
                inForce: {
                    case: string;
                    beginMs: number;
                    endMs: number;
                    refused: number;
                } | null;
            } | null;
        };
        NetworkCountries: {
            asOfMs: number;
            rules: {
                historyDays: number;
                historyDaysNeeded: number;
                minutesPerMonthMax: number;
                callsPerDayMax: number;
                accounts: number;
                withinMs: number;
            };
            readonly rows: components["schemas"]["NetworkCountry"][];
        };
        /** @description Calls of cases, summed */
        Episodes: {
            sum: {
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            };
            readonly hours: {
                weekday: number;
                hour: number;
                calls: number;
            }[];
            readonly cases: components["schemas"]["CaseRow"][];
            readonly ranges: {
                range: string;
                masked: string | null;
                country: string;
                nameJa: string;
                nameEn: string;
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            }[];
            readonly sources: {
                source: string;
                address: string;
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            }[];
            readonly countries: {
                country: string;
                nameJa: string;
                nameEn: string;
                cases: number;
                accounts: number;
                lines: number;
                calls: number;
                refused: number;
                milliYen: number;
                firstMs: number;
                lastMs: number;
            }[];
        };
        NetworkCountryPage: {
            asOfMs: number;
            rules: {
                historyDays: number;
                historyDaysNeeded: number;
                minutesPerMonthMax: number;
                callsPerDayMax: number;
                accounts: number;
                withinMs: number;
            };
            row: components["schemas"]["NetworkCountry"];
            readonly entries: {
                prefix: string;
                destination: string;
                country: string;
                governmentChecked?: boolean;
                lifeCriticalChecked?: boolean;
                trafficMinutes?: number;
                reviewMs?: number;
                author?: string;
                approver?: string;
                valid: boolean;
            }[];
            readonly days: {
                day: string;
                minutes: number;
                calls: number;
            }[];
            readonly attacked: {
                account: string;
                lines: number;
                stopped: boolean;
                lastMs: number;
            }[];
            episodes: components["schemas"]["Episodes"];
            block: components["schemas"]["BlockView"] | null;
        };
        NetworkSource: {
            source: string;
            address: string;
            cases: number;
            accounts: number;
            lines: number;
            calls: number;
            refused: number;
            milliYen: number;
            firstMs: number;
            lastMs: number;
            attackedAccounts: number;
            lawfulMs: number | null;
            block: {
                case: string;
                beginMs: number;
                endMs: number;
                refused: number;
            } | null;
        };
        NetworkSourcePage: {
            asOfMs: number;
            row: components["schemas"]["NetworkSource"];
            opened: boolean;
            rules: {
                accounts: number;
                withinMs: number;
                lawfulWithinMs: number;
            };
            readonly feeds: {
                feed: string;
                sourceObserved: boolean;
            }[];
            use: {
                days: number;
                calls: number;
                lines: number;
                accounts: number;
                lawfulLines: number;
                lawfulCalls: number;
                lawfulLastMs: number | null;
                registeredLines: number;
                more: boolean;
                readonly byDay: {
                    day: string;
                    lines: number;
                    lawfulLines: number;
                    calls: number;
                }[];
            };
            readonly attacked: {
                account: string;
                lines: number;
                stopped: boolean;
                lastMs: number;
            }[];
            episodes: components["schemas"]["Episodes"];
            block: components["schemas"]["BlockView"] | null;
        };
        NetworkRange: {
            range: string;
            masked: string | null;
            country: string;
            nameJa: string;
            nameEn: string;
            cases: number;
            accounts: number;
            lines: number;
            calls: number;
            refused: number;
            milliYen: number;
            firstMs: number;
            lastMs: number;
            numberType: string;
            tariff: string;
            allocated: boolean;
            listed: string | null;
        };
        NetworkRangePage: {
            asOfMs: number;
            row: components["schemas"]["NetworkRange"];
            prefix: string | null;
            readonly entries: components["schemas"]["RestrictedEntry"][];
            episodes: components["schemas"]["Episodes"];
        };
        Campaign: {
            campaign: string;
            cases: number;
            accounts: number;
            beginMs: number;
            lastMs: number;
            exposureYen: number;
            readonly countries: {
                country: string;
                nameJa: string;
                nameEn: string;
            }[];
            readonly shared: {
                /** @enum {string} */
                kind: "source" | "range" | "device";
                id: string | null;
                text: string;
            }[];
        };
        Campaigns: {
            asOfMs: number;
            readonly rows: components["schemas"]["Campaign"][];
            left: number;
        };
        CampaignPage: {
            asOfMs: number;
            row: components["schemas"]["Campaign"];
            readonly members: components["schemas"]["CaseRow"][];
            readonly measures: components["schemas"]["Measure"][];
            episodes: components["schemas"]["Episodes"];
        };
        NetworkDevice: {
            device: string;
            maker: string;
            model: string;
            cases: number;
            accounts: number;
            exposureYen: number;
            lines: number;
            firstMs: number;
            lastMs: number;
            times: number | null;
            chance: number | null;
            /** @enum {string} */
            remark: "few" | "chance" | "more" | "unlisted";
            priority: boolean;
        };
        NetworkDevices: {
            asOfMs: number;
            cases: number;
            allLines: number;
            readonly rows: components["schemas"]["NetworkDevice"][];
            readonly makers: {
                maker: string;
                models: number;
                cases: number;
                accounts: number;
                lines: number;
                times: number | null;
                chance: number | null;
                /** @enum {string} */
                remark: "few" | "chance" | "more" | "unlisted";
            }[];
        };
        DeviceReport: {
            id: string;
            sentMs: number;
            by: string;
            to: string;
            /** @enum {string} */
            language: "ja" | "en";
            text: string;
            cases: number;
            accounts: number;
        };
        NetworkDevicePage: {
            asOfMs: number;
            cases: number;
            allLines: number;
            row: components["schemas"]["NetworkDevice"];
            readonly members: components["schemas"]["CaseRow"][];
            readonly reports: components["schemas"]["DeviceReport"][];
        };
        DeviceReportDraft: {
            text: string;
            csv: string;
        };
        NewDeviceReport: {
            to: string;
            /** @enum {string} */
            language: "ja" | "en";
            text: string;
            days?: number;
        };
        CaseLinks: {
            readonly sources: {
                source: string;
                address: string;
                calls: number;
                lines: number;
                lawfulLines: number;
                more: boolean;
            }[];
            readonly ranges: {
                range: string;
                masked: string | null;
                country: string;
                nameJa: string;
                nameEn: string;
                calls: number;
                cases: number;
                accounts: number;
            }[];
            device: {
                device: string;
                model: string;
                cases: number;
                allCases: number;
                lines: number;
                allLines: number;
            } | null;
        };
        FileClaim: {
            subscriber: string;
            /** @enum {string} */
            basis: "barring" | "episode";
            why: string;
        };
        Claim: {
            id: string;
            case: string;
            subscriber: string;
            /** @enum {string} */
            basis: "barring" | "episode";
            openedBy: string;
            openedMs: number;
            fromMs: number;
            toMs: number;
            calls: number;
            yen: number;
            why: string;
            approval: string;
            /** @enum {string} */
            state: "filed" | "approved" | "refused" | "expired";
            decidedBy: string | null;
            decidedMs: number | null;
        };
        ApprovalNow: {
            approval: string;
            /** @enum {string} */
            state: "asked" | "approved" | "refused" | "expired" | "used";
            nowMs: number;
            problem: ("not-a-person" | "no-permission" | "own-request") | null;
            mayRefuse: boolean;
            needsStepUp: boolean;
            effect: {
                readonly subjects: ({
                    /** @enum {string} */
                    kind: "line" | "source" | "country";
                } & {
                    [key: string]: unknown;
                })[];
                allowed: boolean;
                reason: string;
                /** @enum {string} */
                scope: "international" | "but-usual" | "nothing";
                beginMs: number;
                endMs: number | null;
                readonly gates: components["schemas"]["ProposedGate"][];
            } | null;
            readonly changed: {
                gate: string;
                was: components["schemas"]["Gate"] | null;
                is: components["schemas"]["Gate"] | null;
            }[];
            readonly entries: {
                prefix: string;
                now: {
                    prefix: string;
                    destination: string;
                    country: string;
                    governmentChecked?: boolean;
                    lifeCriticalChecked?: boolean;
                    trafficMinutes?: number;
                    reviewMs?: number;
                    author?: string;
                    approver?: string;
                    checksValid: boolean;
                } | null;
            }[];
            case: {
                case: string;
                /** @enum {string} */
                state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
                exposureYen: number;
                lossPerHourYen: number;
                assignee: string | null;
                calls: number | null;
            } | null;
            claim: components["schemas"]["Claim"] | null;
        };
        /** @description What somebody looks for; told from who asks and when */
        QueueFilter: {
            readonly states?: ("open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed")[];
            /** @enum {string} */
            owner?: "me" | "nobody" | "others";
            assignee?: string;
            account?: string;
            subscriber?: string;
            text?: string;
            readonly cases?: string[];
            readonly nextSteps?: ("call" | "contact" | "answer" | "restore" | "measure-end" | "decide" | "close")[];
            dueWithinMs?: number;
            openedWithinMs?: number;
            lossAtLeastYen?: number;
        };
        SearchCases: {
            filter: components["schemas"]["QueueFilter"];
            /** @enum {string} */
            sort?: "loss" | "opened" | "due";
            cursor?: string;
            limit?: number;
        };
        QueueRow: {
            case: string;
            /** @enum {string} */
            state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
            outcome: ("fraud" | "lawful" | "inconclusive") | null;
            cause: ("credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other") | null;
            account: string;
            subscriber: string;
            sourceIp: string | null;
            country: string | null;
            openedMs: number;
            closedMs: number | null;
            changedMs: number;
            lossPerHourYen: number;
            exposureYen: number;
            nextStep: string | null;
            nextDueMs: number | null;
            assignee: string | null;
            version: number;
            name: string | null;
            etag: string;
            readonly why: {
                reading: string;
                decibans: number;
            }[];
            attempts: {
                made: number;
                unanswered: number;
                undelivered: number;
                waiting: number;
                reached: boolean;
                lastMs: number | null;
            };
            now: {
                callsInProgress: number;
                calls: number;
                readonly countries: string[];
                exposureYen: number;
                decibans: number;
            } | null;
            readonly looking: string[];
        };
        CountCases: {
            filters: components["schemas"]["QueueFilter"][];
        };
        NewCaseView: {
            name: string;
            shared: boolean;
            filter: components["schemas"]["QueueFilter"];
            /** @enum {string} */
            sort: "loss" | "opened" | "due";
        };
        ChangeCaseView: {
            name: string;
            shared: boolean;
            filter: components["schemas"]["QueueFilter"];
            /** @enum {string} */
            sort: "loss" | "opened" | "due";
            version: number;
        };
        CaseView: {
            id: string;
            name: string;
            by: string;
            shared: boolean;
            filter: components["schemas"]["QueueFilter"];
            /** @enum {string} */
            sort: "loss" | "opened" | "due";
            changedMs: number;
            version: number;
        };
        AssignCases: {
            cases: {
                case: string;
                assignee: string | null;
                version?: number;
            }[];
            takeOver: boolean;
        };
        AssignMatching: {
            filter: components["schemas"]["QueueFilter"];
            assignee: string | null;
            takeOver: boolean;
        };
        PreviewAssign: {
            filter: components["schemas"]["QueueFilter"];
        };
        AssignPreview: {
            matching: number;
            lossPerHourYen: number;
            most: number;
            readonly owners: {
                assignee: string | null;
                cases: number;
            }[];
        };
        AssignOutcome: {
            readonly assigned: {
                case: string;
                was: string | null;
                version: number;
            }[];
            readonly refused: {
                case: string;
                /** @enum {string} */
                reason: "closed" | "taken" | "changed" | "already" | "unknown";
                assignee: string | null;
            }[];
        };
        TakeNext: {
            filter: components["schemas"]["QueueFilter"];
            /** @enum {string} */
            sort?: "loss" | "opened" | "due";
        };
        Look: {
            tab: string;
            case: string | null;
        };
        PolicyProblem: {
            path: string;
            line: number | null;
            code: string;
            message: string;
        };
        PolicyDifference: {
            path: string;
            from: unknown;
            to: unknown;
        };
        PolicyVersion: {
            version: number;
            /** @enum {string} */
            state: "draft" | "submitted" | "in-force" | "archived" | "discarded";
            /** @enum {string} */
            origin: "settings" | "console";
            title: string;
            revision: number;
            author: string;
            createdMs: number;
            changedBy: string;
            changedMs: number;
            why: string | null;
            approval: string | null;
            submittedBy: string | null;
            submittedMs: number | null;
            expiresMs: number | null;
            approvedBy: string | null;
            inForceMs: number | null;
            archivedMs: number | null;
        };
        Policy: {
            version: number;
            /** @enum {string} */
            state: "draft" | "submitted" | "in-force" | "archived" | "discarded";
            /** @enum {string} */
            origin: "settings" | "console";
            title: string;
            revision: number;
            author: string;
            createdMs: number;
            changedBy: string;
            changedMs: number;
            why: string | null;
            approval: string | null;
            submittedBy: string | null;
            submittedMs: number | null;
            expiresMs: number | null;
            approvedBy: string | null;
            inForceMs: number | null;
            archivedMs: number | null;
            text: string;
            policy: {
                [key: string]: unknown;
            } | null;
            asRead: {
                [key: string]: unknown;
            };
            readonly problems: components["schemas"]["PolicyProblem"][];
            readonly remarks: components["schemas"]["PolicyProblem"][];
            against: number;
            readonly differences: components["schemas"]["PolicyDifference"][];
        };
        Policies: {
            readonly rows: components["schemas"]["PolicyVersion"][];
            next: string | null;
            inForce: number;
            policy: {
                [key: string]: unknown;
            } | null;
            readonly readings: string[];
            challengesPossible: boolean;
        };
        NewPolicy: {
            title: string;
            text: string;
        };
        ChangePolicy: {
            title: string;
            text: string;
        };
        CheckPolicy: {
            text: string;
            set?: {
                path: string[];
                value: string;
            }[];
            against?: number;
        };
        CheckedPolicy: {
            text: string;
            policy: {
                [key: string]: unknown;
            } | null;
            asRead: {
                [key: string]: unknown;
            };
            readonly problems: components["schemas"]["PolicyProblem"][];
            readonly remarks: components["schemas"]["PolicyProblem"][];
            against: number;
            readonly differences: components["schemas"]["PolicyDifference"][];
        };
        BacktestFindings: {
            fromMs: number;
            toMs: number;
            lines: number;
            callsAbroad: number;
            refusedThen: number;
            fraudCases: number;
            readonly figures: {
                name: string;
                candidate: number;
                inForce: number;
            }[];
            differences: {
                [key: string]: number;
            };
            readonly cases: {
                difference: string;
                subscriber: string;
                account: string;
                attack: string;
                /** @enum {string} */
                kind: "line" | "source" | "country";
                earlierMs: number;
                savedMoreYen: number;
                candidate: {
                    openedMs: number;
                    readonly measures: string[];
                    ground: string;
                    refused: number;
                    released: number;
                    challenged: number;
                    firstStopMs: number | null;
                    savedYen: number;
                } | null;
                inForce: {
                    openedMs: number;
                    readonly measures: string[];
                    ground: string;
                    refused: number;
                    released: number;
                    challenged: number;
                    firstStopMs: number | null;
                    savedYen: number;
                } | null;
            }[];
            casesLeftOut: number;
            seconds: number;
        };
        Backtest: {
            id: string;
            candidate: number;
            against: number;
            days: number;
            askedBy: string;
            askedMs: number;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
            percent: number | null;
            endedMs: number | null;
            problem: string | null;
            result: components["schemas"]["BacktestFindings"] | null;
        };
        StartBacktest: {
            version: number;
            days: number;
        };
        BacktestCancelled: {
            /** @constant */
            cancelled: true;
        };
        StartShadow: {
            version: number;
        };
        ShadowRuns: {
            runs: boolean;
        };
        Casework: {
            next: {
                /** @enum {string} */
                step: "call" | "contact" | "answer" | "restore" | "measure-end" | "decide" | "close" | "reopen";
                /** @enum {string} */
                by: "person" | "desk";
                dueMs: number | null;
                /** @enum {string} */
                offer: "contact" | "suspend" | "restore" | "close" | "reopen";
                /** @enum {string} */
                needs: "case.read" | "case.work" | "contact.record" | "contact.read" | "line.bar" | "line.restore" | "measure.suspend" | "network.read" | "block.read" | "device.report" | "measure.request-block" | "measure.end" | "approve.block" | "disclose.stage2" | "disclose.stage3" | "disclose.request-unmask" | "approve.unmask" | "list.read" | "list.edit" | "approve.list" | "list.import" | "compensation.request" | "approve.compensation" | "report.read" | "export.request" | "approve.export" | "subscriber.edit" | "policy.read" | "policy.edit" | "approve.policy" | "enforcement.read" | "enforcement.work" | "metrics.read" | "feed.write" | "call.screen" | "challenge.report" | "contact.answer" | "retention.read" | "retention.hold" | "audit.read" | "audit.verify" | "system.read" | "system.test" | "people.read" | "people.manage" | "keys.manage";
                may: boolean;
                attempt: number | null;
            };
            outlook: {
                planned: number;
                made: number;
                unanswered: number;
                channels: number;
                channelsNeeded: number;
                reached: boolean;
                exhausted: boolean;
                nextAttemptMs: number | null;
                answerByMs: number | null;
                exhaustedMs: number | null;
                settledMs: number;
            } | null;
            calling: {
                by: string;
                own: boolean;
                endsInMs: number;
            } | null;
        };
        ClaimContact: {
            hold: boolean;
        };
        ContactClaim: {
            calling: {
                by: string;
                own: boolean;
                endsInMs: number;
            } | null;
        };
        ContactScript: {
            readonly says: string[];
            after: {
                [key: string]: string;
            };
            readonly never: string[];
        };
        CaseAudit: {
            readonly rows: {
                seq: number;
                atMs: number;
                who: string;
                what: string;
                why: string;
                subject: string;
                sound: boolean;
            }[];
            total: number;
            next: string | null;
            sound: boolean;
            head: {
                seq: number;
                hash: string;
            };
        };
        TakePack: {
            /** @enum {string} */
            form: "pdf" | "csv";
            /** @enum {string} */
            language: "ja" | "en";
            /** @enum {string} */
            purpose: "charge-check" | "fraud-investigation" | "complaint" | "billing" | "legal-inquiry";
            why: string;
            /** @enum {string} */
            numbers: "masked" | "in-full";
            /** Format: uuid */
            approval?: string;
        };
        Copy: {
            /** @enum {string} */
            what: "calls" | "contacts";
        };
        Copied: {
            /** @constant */
            recorded: true;
        };
        Subscriber: {
            id: string;
            subscriber: string;
            name: string | null;
            nameKana: string | null;
            accountId: string;
            account: string;
            /** @enum {string} */
            type: "individual" | "corporate";
            /** @enum {string} */
            service: "ip" | "pstn";
            channels: number | null;
            deviceModel: string | null;
            challenge: boolean;
            sinceMs: number | null;
            untilMs: number | null;
            lastMonthYen: number | null;
            timeZone: string | null;
        };
        Subscribers: {
            readonly rows: components["schemas"]["Subscriber"][];
            next: string | null;
        };
        Contacts: {
            readonly contacts: {
                /** @enum {string} */
                channel: "mail" | "sms" | "voice";
                address: string;
                changedMs: number | null;
            }[];
        };
        Line: {
            subscriber: components["schemas"]["Subscriber"] | null;
            stage: number;
            readonly contacts: {
                /** @enum {string} */
                channel: "mail" | "sms" | "voice";
                address: string;
                changedMs: number | null;
            }[];
            readonly measures: components["schemas"]["Measure"][];
            readonly cases: components["schemas"]["CaseRow"][];
            readonly usage: {
                day: string;
                country: string | null;
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            }[];
        };
        Account: {
            account: string;
            readonly subscribers: components["schemas"]["Subscriber"][];
            readonly cases: components["schemas"]["CaseRow"][];
        };
        Call: {
            callId: string;
            to: string;
            country: string;
            sourceIp: string | null;
            setupMs: number;
            answerMs: number | null;
            endMs: number;
            milliYen: number;
            /** @enum {string} */
            verdict: "allow" | "challenge" | "block" | "release";
            case: string | null;
        };
        Bar: {
            /** @enum {string} */
            on: "request" | "consent";
            why: string;
        };
        ReopenLine: {
            /** @enum {string} */
            stage: "usual" | "all";
            mended: boolean;
            why: string;
        };
        Authorise: {
            authorisation: {
                overYen?: number;
                hours: number[];
                countries: string[];
            } | null;
            why: string;
        };
        DeskFigures: {
            openCases: number;
            unassigned: number;
            urgent: number;
            measuresInForce: number;
            approvalsWaiting: number;
        };
        HandoverNote: {
            id: string;
            by: string;
            atMs: number;
            text: string;
            figures: components["schemas"]["DeskFigures"] | null;
            readonly acknowledged: {
                by: string;
                atMs: number;
            }[];
        };
        Handover: {
            nowMs: number;
            untilMs: number;
            figures: components["schemas"]["DeskFigures"];
            readonly ending: components["schemas"]["Measure"][];
            readonly due: components["schemas"]["QueueRow"][];
            readonly urgent: components["schemas"]["QueueRow"][];
            readonly approvals: components["schemas"]["Approval"][];
            readonly owners: {
                assignee: string | null;
                cases: number;
                lossPerHourYen: number;
            }[];
            readonly notes: components["schemas"]["HandoverNote"][];
        };
        NewHandoverNote: {
            text: string;
        };
        Message: {
            key: string;
            notice: string;
            /** @enum {string} */
            channel: "mail" | "sms" | "voice" | "task";
            address: string;
            case: string;
            subscriber: string;
            attempt: number;
            atMs: number;
            untilMs: number;
            /** @enum {string} */
            state: "waiting" | "sending" | "sent" | "failed" | "unknown" | "expired";
            changedMs: number;
            arrivedMs: number | null;
            error: string | null;
            handledBy: string | null;
        };
        Handled: {
            /** @constant */
            handled: true;
        };
        NoticePreview: {
            preview: string;
        };
        /** @description A measure at a network element */
        Order: {
            enforcer: string;
            subject: string;
            /** @enum {string} */
            state: "pending" | "applied" | "failed";
            ended: boolean;
            tries: number;
            error: string | null;
            requestedMs: number;
            sentMs: number | null;
            confirmedMs: number | null;
        };
        Drifts: {
            readonly drifts: {
                atMs: number;
                enforcer: string;
                subject: string;
                kind: string;
            }[];
        };
        Barrings: {
            readonly barrings: {
                case: string;
                on: string;
                receivedMs: number;
                completedMs: number | null;
                endedMs: number | null;
            }[];
        };
        FindLines: {
            text: string;
            cursor?: string;
            limit?: number;
        };
        FoundLines: {
            readonly rows: {
                id: string;
                subscriber: string;
                name: string | null;
                nameKana: string | null;
                accountId: string;
                account: string;
                /** @enum {string} */
                type: "individual" | "corporate";
                /** @enum {string} */
                service: "ip" | "pstn";
                channels: number | null;
                deviceModel: string | null;
                challenge: boolean;
                sinceMs: number | null;
                untilMs: number | null;
                lastMonthYen: number | null;
                timeZone: string | null;
                openCases: number;
                measures: number;
            }[];
            next: string | null;
            names: boolean;
        };
        NameLines: {
            lines?: string[];
            accounts?: string[];
        };
        LineIds: {
            readonly lines: string[];
            readonly accounts: string[];
        };
        /** @description Billing months in the zone of the carrier */
        LineMonths: {
            thisFromMs: number;
            lastFromMs: number;
            thisMonth: {
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            };
            lastMonth: {
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            };
            lastMonthSoFar: {
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            };
            today: {
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            };
        };
        LinePage: {
            id: string;
            accountId: string;
            number: string;
            listed: components["schemas"]["Subscriber"] | null;
            asOfMs: number;
            stage: number;
            now: {
                callsInProgress: number;
                accruedMilliYen: number;
                authorisation: {
                    overYen?: number;
                    hours: number[];
                    countries: string[];
                } | null;
            };
            months: components["schemas"]["LineMonths"];
            readonly usage: {
                day: string;
                country: string | null;
                calls: number;
                seconds: number;
                milliYen: number;
                refused: number;
            }[];
            readonly contacts: {
                /** @enum {string} */
                channel: "mail" | "sms" | "voice";
                address: string;
                changedMs: number | null;
                usable: boolean;
            }[];
            readonly measures: components["schemas"]["Measure"][];
            readonly barrings: {
                case: string;
                on: string;
                receivedMs: number;
                completedMs: number | null;
                endedMs: number | null;
            }[];
            readonly orders: {
                enforcer: string;
                /** @enum {string} */
                state: "pending" | "applied" | "failed";
                ended: boolean;
                requestedMs: number;
                confirmedMs: number | null;
                tries: number;
            }[];
            readonly cases: components["schemas"]["CaseRow"][];
            readonly claims: components["schemas"]["Claim"][];
            readonly messages: components["schemas"]["Message"][];
            readonly acts: {
                atMs: number;
                who: string;
                what: string;
                why: string;
            }[];
        };
        AccountPage: {
            id: string;
            account: string;
            name: string | null;
            asOfMs: number;
            readonly lines: {
                id: string;
                subscriber: string;
                name: string | null;
                nameKana: string | null;
                accountId: string;
                account: string;
                /** @enum {string} */
                type: "individual" | "corporate";
                /** @enum {string} */
                service: "ip" | "pstn";
                channels: number | null;
                deviceModel: string | null;
                challenge: boolean;
                sinceMs: number | null;
                untilMs: number | null;
                lastMonthYen: number | null;
                timeZone: string | null;
                openCases: number;
                measures: number;
                months: components["schemas"]["LineMonths"];
            }[];
            readonly cases: {
                case: string;
                /** @enum {string} */
                state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
                outcome: ("fraud" | "lawful" | "inconclusive") | null;
                cause: ("credential-theft" | "rogue-extension" | "disa" | "forwarding" | "device-flaw" | "other") | null;
                account: string;
                subscriber: string;
                sourceIp: string | null;
                country: string | null;
                openedMs: number;
                closedMs: number | null;
                changedMs: number;
                lossPerHourYen: number;
                exposureYen: number;
                nextStep: string | null;
                nextDueMs: number | null;
                assignee: string | null;
                version: number;
                lineId: string;
            }[];
        };
        PreviewImport: {
            /** @enum {string} */
            list: "rates" | "subscribers";
            text: string;
            exchange?: {
                [key: string]: number;
            };
        };
        ImportList: {
            /** @enum {string} */
            list: "rates" | "subscribers";
            text: string;
            exchange?: {
                [key: string]: number;
            };
            digest: string;
            why: string;
        };
        DeckDifference: {
            /** @enum {string} */
            kind: "added" | "removed" | "dearer" | "cheaper" | "other";
            prefix: string;
            destination: string;
            country: string;
            validFromMs: number | null;
            from: number | null;
            to: number | null;
            fromFee: number | null;
            toFee: number | null;
        };
        ImportPreview: {
            /** @enum {string} */
            list: "rates" | "subscribers";
            digest: string;
            before: number;
            after: number;
            readonly problems: {
                line: number;
                column?: string;
                reason: string;
            }[];
            problemsLeftOut: number;
            added: number;
            changed: number;
            removed: number;
            readonly differences: components["schemas"]["DeckDifference"][];
            differencesLeftOut: number;
            readonly countriesWithout: string[];
            examples: {
                readonly added: string[];
                readonly changed: string[];
                readonly removed: string[];
            };
        };
        ListImport: {
            id: string;
            /** @enum {string} */
            list: "rates" | "subscribers";
            atMs: number;
            by: string;
            why: string;
            before: number;
            after: number;
            added: number;
            changed: number;
            removed: number;
        };
        Rate: {
            prefix: string;
            destination: string;
            country: string;
            milliYenPerMinute: number;
            connectFeeMilliYen: number;
            initialSeconds: number;
            incrementSeconds: number;
            validFromMs?: number;
            validToMs?: number;
        };
        RateDeck: {
            readonly rows: components["schemas"]["Rate"][];
            next: string | null;
            total: number;
            readonly countriesWithout: string[];
        };
        RestrictedChange: {
            seq: number;
            atMs: number;
            prefix: string;
            /** @enum {string} */
            change: "added" | "changed" | "removed";
            before: components["schemas"]["RestrictedEntry"] | null;
            after: components["schemas"]["RestrictedEntry"] | null;
            author: string;
            approver: string;
            why: string;
        };
        LineNormal: {
            stage: number;
            atMs: number;
            timeZone: string;
            weeks: number;
            firstMs: number | null;
            lastMs: number | null;
            calls: number;
            readonly callsByHour: number[];
            readonly yenByHour: number[];
            readonly mostYenByHour: number[];
            mostDayYen: number;
            mostAtOnce: number;
            countryCount: number;
            countries: {
                country: string;
                calls: number;
                seconds: number;
                lastMs: number;
            }[] | null;
            networkCount: number;
            networks: {
                network: string;
                calls: number;
                firstMs: number;
                lastMs: number;
            }[] | null;
            deviceModel: string | null;
            learnt: {
                calls: number;
                taughtUntilMs: number | null;
                teachAfterDays: number;
                daysWaiting: number;
                observedSinceMs: number;
                mostAtOnce: number;
                mostInTenMinutes: number;
                mostDayCalls: number;
                mostDayYen: number;
                readonly hours: number[];
                countryCount: number;
                countries: {
                    country: string;
                    calls: number;
                }[] | null;
                networks: number;
                devices: number;
            } | null;
        };
        ReportFigure: {
            /** @enum {string} */
            id: "lawful-stopped" | "undecided-stopped" | "false-stops" | "lawful-challenged" | "lawful-asked" | "cases" | "fraud" | "lawful" | "inconclusive" | "undecided" | "loss" | "saved" | "without" | "undecided-loss" | "loss-median" | "loss-p95" | "loss-largest" | "detect-median" | "detect-p95" | "contact-median" | "contact-p95" | "stop-median" | "stop-p95" | "first-to-stop-median" | "first-to-stop-p95" | "suspensions" | "source-blocks" | "country-blocks" | "barrings" | "barring-median" | "barring-p95" | "compensations" | "compensation-yen" | "refused" | "challenged" | "released" | "calls" | "minutes" | "charges";
            /** @enum {string} */
            unit: "count" | "yen" | "ms" | "minutes";
            value: number | null;
            before: number | null;
            estimate: boolean;
        };
        ReportSpan: {
            span: string;
            cases: number;
            fraud: number;
            lawful: number;
            lossYen: number;
            savedYen: number;
            lawfulAsked: number;
            falseStops: number;
        };
        Report: {
            period: {
                text: string;
                /** @enum {string} */
                kind: "month" | "quarter" | "year" | "days";
                fromDay: string;
                lastDay: string;
                fromMs: number;
                toMs: number;
                previous: string;
                next: string | null;
                running: boolean;
            };
            asOfMs: number;
            published: boolean;
            readonly figures: components["schemas"]["ReportFigure"][];
            breakdowns: {
                [key: string]: {
                    key: string;
                    cases: number;
                    lossYen: number;
                    savedYen: number;
                }[];
            };
            readonly measures: {
                /** @enum {string} */
                kind: "suspension" | "barring" | "source-block" | "country-block";
                ground: string;
                begun: number;
                subjects: number;
                lawful: number;
            }[];
            readonly attackHours: number[][];
            readonly months: components["schemas"]["ReportSpan"][];
            readonly days: components["schemas"]["ReportSpan"][];
            readonly countries: {
                country: string;
                calls: number;
                minutes: number;
                yen: number;
                refused: number;
            }[];
            traffic: {
                asOfMs: number | null;
                daysLeft: number;
            };
        };
        Hold: {
            /** @enum {string} */
            kind: "case" | "subscriber";
            subject: string;
            why: string;
        };
        Holds: {
            readonly rows: {
                /** @enum {string} */
                kind: "case" | "subscriber";
                subject: string;
                why: string;
                by: string;
                placedMs: number;
            }[];
        };
        Held: {
            held: boolean;
        };
        Retention: {
            readonly classes: {
                class: string;
                days: number;
                beforeMs: number;
            }[];
        };
        Erasures: {
            readonly rows: {
                seq: number;
                atMs: number;
                class: string;
                digest: string;
                what: string;
            }[];
            next: string | null;
        };
        TimelineCall: {
            line: number;
            setupMs: number;
            answerMs: number | null;
            endMs: number | null;
            yen: number;
            yenPerMinute: number;
            estimateFromMs: number | null;
            /** @enum {string} */
            fate: "ringing" | "running" | "ended" | "challenged" | "refused" | "released";
            suspected: boolean;
            country: string;
            to: string | null;
        };
        Timeline: {
            stage: number;
            atMs: number;
            live: boolean;
            timeZone: string;
            readonly lines: string[];
            fromMs: number;
            focusMs: number;
            calls: components["schemas"]["TimelineCall"][] | null;
            callsLeftOut: number;
            spanMs: number;
            readonly charges: {
                atMs: number;
                yen: number;
                suspectedYen: number;
                calls: number;
                refused: number;
            }[];
            readonly usual: {
                fromMs: number;
                yen: number;
                mostYen: number;
            }[];
            readonly registrations: {
                fromMs: number;
                toMs: number;
                refused: number;
                guessedMs: number | null;
            }[];
            readonly evidence: {
                atMs: number;
                centiDecibans: number;
                subscriber: string | null;
                levels: {
                    alert: number;
                    challenge: number;
                    suspension: number;
                };
                readonly shares: {
                    reading: string;
                    centiDecibans: number;
                }[];
            }[];
        };
        Health: {
            ok: boolean;
            checks: {
                [key: string]: string;
            };
        };
        EventsAnswer: {
            accepted: number;
            quarantined: {
                line: number;
                reason: string;
            }[];
        };
        ChallengeReport: {
            token: string;
            /** @enum {string} */
            result: "passed" | "wrong" | "failed" | "abandoned";
            time?: string;
        };
        ChallengeAnswer: {
            /** @enum {string} */
            result: "pending" | "passed" | "failed" | "abandoned";
            triesLeft: number;
        };
        LiveCase: {
            case: string;
            subject: string;
            /** @enum {string} */
            state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
            /** @enum {string} */
            outcome?: "fraud" | "lawful" | "inconclusive";
            openedMs: number;
            exposureYen: number;
            decibans: number;
            readonly reasons: components["schemas"]["Reason"][];
            explanation?: components["schemas"]["Explanation"];
            readonly steps: {
                timeMs: number;
                /** @enum {string} */
                kind: "alert" | "challenge" | "contact" | "block" | "release" | "suspension" | "source-block" | "country-block" | "restoration" | "closed";
                detail: string;
                count: number;
            }[];
        };
        LiveView: {
            nowMs: number;
            demo: boolean;
            policy: string;
            timeZone: string;
            totals: {
                events: number;
                calls: number;
                domestic: number;
                quarantined: number;
                allowed: number;
                challenged: number;
                blocked: number;
                released: number;
                failedOpen: number;
            };
            callsInProgress: number;
            yenPerMinute: number;
            exposureYen: number;
            readonly calls: {
                subscriber: string;
                toMasked: string;
                country: string;
                destination: string;
                startMs: number;
                answered: boolean;
                yen: number;
                yenPerMinute: number;
                decibans: number;
            }[];
            readonly cases: components["schemas"]["LiveCase"][];
            readonly measures: {
                /** @enum {string} */
                kind: "suspension" | "source-block" | "country-block";
                subject: string;
                ground: string;
                beginMs: number;
                endMs: number;
                case: string;
                refused: number;
            }[];
            readonly feeds: {
                name: string;
                events: number;
                quarantined: number;
                lastMs: number;
            }[];
            readonly minutes: {
                minuteMs: number;
                yen: number;
                blocked: number;
                challenged: number;
            }[];
        };
        Now: {
            nowMs: number;
            demo: boolean;
            speed: number;
            policy: string;
            timeZone: string;
            offsetMinutes: number;
            day: {
                day: string;
                weekday: number;
                off: boolean;
                holiday: {
                    ja: string;
                    en: string;
                } | null;
                run: number;
                runDays: number;
            };
            loss: {
                yenPerMinute: number;
                calls: number;
                cases: number;
                exposureYen: number;
                openCases: number;
            };
            calls: {
                inProgress: number;
                yenPerMinute: number;
                usual: {
                    low: number;
                    high: number;
                } | null;
            };
            minute: {
                minuteMs: number;
                calls: number;
                yenPerMinute: number;
                lossYenPerMinute: number;
                refused: number;
                challenged: number;
                silentFeeds: number;
            };
            waits: {
                approvals: {
                    count: number;
                    dueMs: number | null;
                };
                calls: {
                    count: number;
                    dueMs: number | null;
                };
                decisions: {
                    count: number;
                    dueMs: number | null;
                };
                messages: {
                    count: number;
                    dueMs: number | null;
                };
                unassigned: {
                    count: number;
                    dueMs: number | null;
                };
            } | null;
            storeMs: number | null;
            readonly destinations: {
                country: string;
                calls: number;
                yenPerMinute: number;
                lossYenPerMinute: number;
                refused: number | null;
                challenged: number | null;
                lossYenToday: number;
                stoppedToday: number | null;
            }[];
            readonly suspected: {
                case: string;
                country: string;
                startMs: number;
                answered: boolean;
                yen: number;
                yenPerMinute: number;
            }[];
            suspectedLeftOut: number;
            readonly attacks: {
                case: string;
                /** @enum {string} */
                about: "lines" | "source" | "country";
                /** @enum {string} */
                state: "open" | "investigating" | "contacting" | "waiting" | "measure" | "restored" | "closed";
                outcome: ("fraud" | "lawful" | "inconclusive") | null;
                beginMs: number;
                alertMs: number;
                lastLossMs: number | null;
                measureMs: number | null;
                closedMs: number | null;
                calls: number;
                yenPerMinute: number;
                exposureYen: number;
                lossPerHourYen: number;
                lines: number;
                readonly countries: string[];
                refused: number;
                nextStep: string | null;
                nextDueMs: number | null;
                assignee: string | null;
            }[];
            attacksLeftOut: number;
            readonly measures: {
                /** @enum {string} */
                kind: "suspension" | "source-block" | "country-block";
                case: string;
                country: string | null;
                subjects: number;
                beginMs: number;
                endMs: number | null;
                /** @enum {string} */
                state: "ordered" | "applied" | "confirmed";
                orders: number;
                confirmed: number;
                failing: number;
                waitingSinceMs: number | null;
                confirmedMs: number | null;
                readonly enforcers: string[];
            }[];
            measuresLeftOut: number;
            readonly feeds: {
                name: string;
                heard: boolean;
                lastMs: number;
                events: number;
                perMinute: number;
                quarantined: number;
                usualMs: number | null;
                silent: boolean;
            }[];
            feedsLeftOut: number;
            readonly enforcers: {
                name: string;
                well: boolean;
                problem: string | null;
                readMs: number | null;
                drift: number;
                stuck: number;
            }[];
            failedOpen: number;
        };
        NowMinutes: {
            fromMs: number;
            readonly calls: (number | null)[];
            readonly yenPerMinute: (number | null)[];
            readonly lossYenPerMinute: (number | null)[];
            readonly refused: (number | null)[];
            readonly challenged: (number | null)[];
            readonly silentFeeds: (number | null)[];
        };
        NowStart: {
            now: components["schemas"]["Now"];
            minutes: components["schemas"]["NowMinutes"];
            readonly names: {
                country: string;
                en: string;
                ja: string;
            }[];
        };
        /** @description RFC 9457 problem details */
        Problem: {
            /** @constant */
            type: "about:blank";
            title: string;
            status: number;
            detail: string;
            errors?: {
                path: string;
                message: string;
            }[];
            /** @enum {string} */
            needs?: "step-up" | "reason" | "approval";
            gates?: {
                gate: string;
                met: boolean;
                fact: string;
            }[];
        };
        OwnAccount: {
            name: string;
            /** @enum {string} */
            role: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator";
            createdMs: number;
            createdBy: string;
            disabled: boolean;
            hasPassword: boolean;
            hasAuthenticator: boolean;
            hasOidc: boolean;
            backupCodesLeft: number;
            authenticatorNeeded: boolean;
            passwordLeast: number;
        };
        AuthenticatorOffer: {
            secret: string;
            uri: string;
            readonly qr: string[];
            offer: string;
            endMs: number;
        };
        BackupCodes: {
            backupCodes: string[];
        };
        SignIns: {
            readonly rows: {
                id: string;
                beginMs: number;
                seenMs: number;
                endMs: number;
                stepUpMs: number | null;
                address: string;
                current: boolean;
            }[];
        };
        /** @description Who asks, and what they may do */
        Me: {
            who: string;
            name: string;
            /** @enum {string} */
            role?: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator" | "machine";
            permissions: ("case.read" | "case.work" | "contact.record" | "contact.read" | "line.bar" | "line.restore" | "measure.suspend" | "network.read" | "block.read" | "device.report" | "measure.request-block" | "measure.end" | "approve.block" | "disclose.stage2" | "disclose.stage3" | "disclose.request-unmask" | "approve.unmask" | "list.read" | "list.edit" | "approve.list" | "list.import" | "compensation.request" | "approve.compensation" | "report.read" | "export.request" | "approve.export" | "subscriber.edit" | "policy.read" | "policy.edit" | "approve.policy" | "enforcement.read" | "enforcement.work" | "metrics.read" | "feed.write" | "call.screen" | "challenge.report" | "contact.answer" | "retention.read" | "retention.hold" | "audit.read" | "audit.verify" | "system.read" | "system.test" | "people.read" | "people.manage" | "keys.manage")[];
            stepUpAgeMs?: number;
            signInEndsInMs?: number;
        };
        AuditSearch: {
            who?: string;
            what?: string;
            subject?: string;
            text?: string;
            withoutLooks?: boolean;
            fromMs?: number;
            toMs?: number;
            cursor?: number;
            /** @default 50 */
            limit: number;
        };
        AuditExport: {
            who?: string;
            what?: string;
            subject?: string;
            text?: string;
            withoutLooks?: boolean;
            fromMs?: number;
            toMs?: number;
            why: string;
        };
        AuditEntry: {
            seq: number;
            atMs: number;
            who: string;
            what: string;
            why: string;
            subject: string;
            readonly called: string[];
            previous: string;
            hash: string;
        };
        AuditPage: {
            readonly rows: components["schemas"]["AuditEntry"][];
            next: string | null;
        };
        AuditVerification: {
            /** @constant */
            ok: true;
            head: {
                seq: number;
                hash: string;
            };
        } | {
            /** @constant */
            ok: false;
            seq: number;
            /** @enum {string} */
            fault: "missing" | "out-of-order" | "unlinked" | "changed" | "unreadable" | "unknown-head";
            problem: string;
        };
        NewKey: {
            name: string;
            scopes: ("events" | "screen" | "challenges" | "contacts" | "read" | "metrics" | "cases" | "barring" | "disclose" | "enforcement" | "audit" | "people")[];
            feeds?: string[];
            account?: string;
            expiresMs?: number;
        };
        Key: {
            name: string;
            scopes: ("events" | "screen" | "challenges" | "contacts" | "read" | "metrics" | "cases" | "barring" | "disclose" | "enforcement" | "audit" | "people")[];
            feeds?: string[];
            account?: string;
            expiresMs?: number;
            createdMs: number;
            createdBy: string;
            revokedMs?: number;
        };
        Keys: {
            rows: components["schemas"]["Key"][];
        };
        MadeKey: {
            key: string;
        };
        RevokedKey: {
            /** @constant */
            revoked: true;
        };
        SetUpOffer: {
            name: string;
            /** @enum {string} */
            role: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator";
            authenticatorNeeded: boolean;
            secret: string;
            uri: string;
            readonly qr: string[];
            passwordLeast: number;
        };
        SetUp: {
            code: string;
            password: string;
            totp?: string;
        };
        SetUpDone: {
            backupCodes: string[];
        };
        SignIn: {
            key: string;
        } | {
            name: string;
            password: string;
            code?: string;
        };
        Signed: {
            signedIn: boolean;
            /** @constant */
            needs?: "code";
        };
        SignInWays: {
            people: boolean;
            oidc: boolean;
            local: boolean;
        };
        Shadow: {
            policy: {
                name: string;
                version: string;
            };
            live: {
                name: string;
                version: string;
            };
            sinceMs: number;
            waiting: number;
            dropped: number;
            failed: number;
            calls: number;
            differingCalls: number;
            counts: {
                live: {
                    asked: number;
                    challenged: number;
                    blocked: number;
                    released: number;
                    suspended: number;
                    sourceBlocks: number;
                    countryBlocks: number | null;
                };
                shadow: {
                    asked: number;
                    challenged: number;
                    blocked: number;
                    released: number;
                    suspended: number;
                    sourceBlocks: number;
                    countryBlocks: number | null;
                };
            };
            cases: {
                both: number;
                onlyLive: number;
                onlyShadow: number;
            };
            readonly lastCalls: {
                timeMs: number;
                callId: string;
                subscriber: string;
                toMasked: string;
                /** @enum {string} */
                live: "allow" | "challenge" | "block";
                /** @enum {string} */
                shadow: "allow" | "challenge" | "block";
            }[];
            readonly lastCases: {
                account: string;
                live?: {
                    case: string;
                    subscriber: string;
                    openedMs: number;
                    suspended: boolean;
                };
                shadow?: {
                    case: string;
                    subscriber: string;
                    openedMs: number;
                    suspended: boolean;
                };
            }[];
        };
        /** @description A call event. Only type, time, callId (calls), subscriber (set-ups, registrations, records) and to (set-ups, records) are required; further fields are kept. */
        CallEvent: {
            /** @enum {unknown} */
            type: "setup" | "answer" | "end" | "register" | "cdr" | "challenge";
            /** Format: date-time */
            time: string;
            callId?: string;
            subscriber?: string;
            from?: string;
            to?: string;
            /** @enum {unknown} */
            service?: "ip" | "pstn";
            sourceIp?: string;
            userAgent?: string;
            /** @enum {unknown} */
            direction?: "outbound" | "inbound";
            forwardedFrom?: string;
            trunk?: string;
            carrier?: string;
            cause?: number;
            /** @enum {unknown} */
            result?: "ok" | "rejected" | "passed" | "failed" | "abandoned";
            /** Format: date-time */
            setupTime?: string;
            /** Format: date-time */
            answerTime?: string;
            /** Format: date-time */
            endTime?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveView"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liveCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveCase"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liveStream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NowStart"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nowStream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    carrier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Carrier"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setDemoPace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoPaceInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Carrier"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shadow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shadow"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckPolicyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedPolicy"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewImportInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    feeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feeds"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    feedSamples: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feed: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedSamples"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    system: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsShown"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enforcers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enforcers"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testEnforcer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enforcer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ways"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WayTestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signed"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInWays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInWays"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signed"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    old: string;
                    new: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSignIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offerAuthenticator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthenticatorOffer"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolAuthenticator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    offer: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupCodes"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewBackupCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupCodes"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownSignIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIns"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOwnSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                signIn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInsOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIns"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSignInsOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                    signIn?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUpOffer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpOffer"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpDone"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkOidc: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subject: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    role: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpLink"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpLink"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "operator" | "supervisor" | "engineer" | "privacy-officer" | "auditor" | "administrator";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disablePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    disabled: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Keys"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKeyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedKey"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit: {
        parameters: {
            query?: {
                who?: string;
                what?: string;
                subject?: string;
                text?: string;
                fromMs?: number;
                toMs?: number;
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditSearchInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditExportInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    screen: {
        parameters: {
            query?: {
                feed?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScreenRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    challenges: {
        parameters: {
            query?: {
                feed?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeReportInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeAnswer"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contactAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    case: string;
                    attempt: number;
                    /** @enum {string} */
                    answer: "mine" | "not-mine" | "unsure" | "undelivered";
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        taken: true;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: {
                feed?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
                "application/json": components["schemas"]["CallEvent"] | components["schemas"]["CallEvent"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsAnswer"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cases: {
        parameters: {
            query?: {
                state?: string;
                assignee?: string;
                account?: string;
                subscriber?: string;
                text?: string;
                openedFromMs?: number;
                openedToMs?: number;
                sort?: "loss" | "opened";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["CaseRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenCaseInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRow"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    caseStats: {
        parameters: {
            query: {
                fromMs: number;
                toMs: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseStats"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    investigateCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseCaseInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordContactResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactResultInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNoteInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAttachmentInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
                attachment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    casework: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Casework"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimContactInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactClaim"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contactScript: {
        parameters: {
            query?: {
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactScript"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    caseAudit: {
        parameters: {
            query?: {
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAudit"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copied"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeEvidencePack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakePackInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    measures: {
        parameters: {
            query?: {
                inForce?: "true" | "false";
                kind?: "suspension" | "barring" | "source-block" | "country-block";
                case?: string;
                subscriber?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["Measure"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendMeasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtendInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMeasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndMeasureInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscribers: {
        parameters: {
            query?: {
                text?: string;
                account?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscribers"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscriber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Line"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscriberContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contacts"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscriberCalls: {
        parameters: {
            query: {
                fromMs: number;
                toMs: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["Call"][];
                        next: string | null;
                        stage: number;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findLines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindLinesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundLines"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lineIds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameLinesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineIds"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinePage"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accountPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lineNormal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineNormal"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    caseTimeline: {
        parameters: {
            query?: {
                atMs?: number;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    barLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BarInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenLineInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authoriseLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthoriseInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportFraud: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approvals: {
        parameters: {
            query?: {
                waiting?: "true" | "false";
                kind?: "country-block" | "source-block" | "block-extension" | "list-edit" | "unmask" | "compensation" | "bulk-export" | "policy";
                case?: string;
                mine?: "true" | "false";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["Approval"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askApproval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskApprovalInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approvalNow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalNow"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    useApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openStage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenStageInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restrictedList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestrictedList"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    messages: {
        parameters: {
            query?: {
                case?: string;
                subscriber?: string;
                waiting?: "true" | "false";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["Message"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handleMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handled"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewNotices: {
        parameters: {
            query?: {
                kind?: "question" | "warning" | "suspension" | "notice-after" | "restoration" | "request-received" | "request-completed" | "contact-changed";
                language?: "ja" | "en";
                channel?: "mail" | "sms" | "voice";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreview"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enforcementOrders: {
        parameters: {
            query?: {
                enforcer?: string;
                state?: "pending" | "applied" | "failed";
                case?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["Order"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enforcementDrifts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drifts"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscriberBarrings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Barrings"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claims: {
        parameters: {
            query?: {
                case?: string;
                subscriber?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["Claim"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileClaimInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erasures: {
        parameters: {
            query?: {
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasures"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    legalHolds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holds"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Held"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftHold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Held"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report: {
        parameters: {
            query?: {
                published?: "true" | "false";
            };
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportCsv: {
        parameters: {
            query?: {
                published?: "true" | "false";
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportPdf: {
        parameters: {
            query?: {
                published?: "true" | "false";
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchCasesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["QueueRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountCasesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly counts: {
                            cases: number;
                            lossPerHourYen: number;
                        }[];
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly people: {
                            name: string;
                            role: string;
                            openCases: number;
                        }[];
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    caseViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly views: components["schemas"]["CaseView"][];
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addCaseView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCaseViewInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCaseView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCaseViewInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCaseView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    presence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly cases: {
                            case: string;
                            readonly people: string[];
                        }[];
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewAssign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewAssignInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignPreview"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignCasesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignOutcome"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignMatchingCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignMatchingInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignOutcome"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeNextCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeNextInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        row: components["schemas"]["QueueRow"] | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handover: {
        parameters: {
            query?: {
                withinHours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addHandoverNote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHandoverNoteInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverNote"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledgeHandover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                note: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverNote"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkCountries: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkCountries"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkCountry: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                country: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkCountryPage"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkSources: {
        parameters: {
            query?: {
                days?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["NetworkSource"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkSource: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkSourcePage"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkRanges: {
        parameters: {
            query?: {
                days?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["NetworkRange"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkRange: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                range: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkRangePage"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkCampaigns: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaigns"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkCampaign: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPage"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkDevices: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkDevices"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    networkDevice: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkDevicePage"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draftDeviceReport: {
        parameters: {
            query: {
                days?: number;
                language: "ja" | "en";
            };
            header?: never;
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceReportDraft"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDeviceReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeviceReportInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceReport"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    caseLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLinks"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policies: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policies"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    newPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policy: {
        parameters: {
            query?: {
                against?: number;
            };
            header?: never;
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePolicyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    backtests: {
        parameters: {
            query?: {
                version?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["Backtest"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startBacktest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartBacktestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backtest"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    backtest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                backtest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backtest"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelBacktest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                backtest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BacktestCancelled"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startShadow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartShadowInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShadowRuns"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopShadow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShadowRuns"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rateDeck: {
        parameters: {
            query?: {
                text?: string;
                country?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateDeck"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["ListImport"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportListInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListImport"];
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restrictedHistory: {
        parameters: {
            query?: {
                prefix?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly rows: components["schemas"]["RestrictedChange"][];
                        next: string | null;
                    };
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eventStream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What is wrong with the request */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
