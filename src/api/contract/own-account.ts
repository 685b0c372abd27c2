// What people see of their own sign-in, and administrators of others'.
import { z } from 'zod';
import { roles } from '../../core/access/permissions.ts';
import { contract } from './registry.ts';

export const accountSchema = z.object({
  name: z.string(),
  role: z.enum(roles),
  createdMs: z.number(),
  createdBy: z.string(),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  hasAuthenticator: z.boolean(),
  hasOidc: z.boolean(),
  backupCodesLeft: z.int(),
  authenticatorNeeded: z.boolean().describe('whether the role cannot sign in without'),
  passwordLeast: z.int().describe('characters'),
});
accountSchema.register(contract, { id: 'OwnAccount' });

export const qr = z
  .array(z.string())
  .readonly()
  .describe('the same as rows of a QR code, 1 is dark; without the quiet zone of four');

export const offerSchema = z.object({
  secret: z.string().describe('for the authenticator, base32'),
  uri: z.string().describe('the same as otpauth: URI'),
  qr,
  offer: z.string().describe('comes back with the first code'),
  endMs: z.number(),
});
offerSchema.register(contract, { id: 'AuthenticatorOffer' });

export const backupCodesSchema = z.object({
  backupCodes: z
    .array(z.string())
    .describe('each signs in once in place of the authenticator; shown this once'),
});
backupCodesSchema.register(contract, { id: 'BackupCodes' });

export const signInsSchema = z.object({
  rows: z
    .array(
      z.object({
        id: z.string(),
        beginMs: z.number(),
        seenMs: z.number(),
        endMs: z.number().describe('when it ends unless it is used before, or in any case'),
        stepUpMs: z.number().nullable().describe('the last confirmation with the authenticator'),
        address: z.string(),
        current: z.boolean().describe('whether it is that of whoever asks'),
      }),
    )
    .readonly(),
});
signInsSchema.register(contract, { id: 'SignIns' });

export const signInId = z.string().regex(/^[\w-]{16}$/);
