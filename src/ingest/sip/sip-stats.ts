/**
 * Counters of a SIP server since its start. Everything received ends in exactly one way:
 * received = answered + absorbed + quarantined + refusedPeers.
 */
export interface SipStats {
  /** Datagrams, framed messages and keep-alives of streams, refused connections. */
  received: number;
  /** Got a response, also one that says what is wrong. */
  answered: number;
  /** Needs no answer: ACK, keep-alive. */
  absorbed: number;
  /** Could be neither used nor answered; kept with its reason. */
  quarantined: number;
  /** From an address that no trunk names; got nothing, or 403. */
  refusedPeers: number;

  /** INVITEs judged by the intake, by what was answered. */
  allowed: number;
  challenged: number;
  refused: number;
  /** Not positively international, or inside a dialog: allowed without judging. */
  unscreened: number;
  /** Judged requests that came again and were answered alike. */
  retransmissions: number;
  /** Allowed because judging failed, took too long, or the challenge could not be made. */
  failedOpen: number;
  /** International, but the message names no line: allowed, quarantined for the record. */
  withoutSubscriber: number;
  /** Answered with 400, 505 or 513, and quarantined for the record. */
  malformed: number;
  /** Mirrored registrations turned into events. */
  registrations: number;
  /** Responses that the socket did not take. */
  sendFailures: number;
  /** TCP connections open now. */
  connections: number;
}

export function emptyStats(): SipStats {
  return {
    received: 0,
    answered: 0,
    absorbed: 0,
    quarantined: 0,
    refusedPeers: 0,
    allowed: 0,
    challenged: 0,
    refused: 0,
    unscreened: 0,
    retransmissions: 0,
    failedOpen: 0,
    withoutSubscriber: 0,
    malformed: 0,
    registrations: 0,
    sendFailures: 0,
    connections: 0,
  };
}
