import type { Environment } from '../settings.ts';
import type { MessageSettings } from './message-settings.ts';

/** Secrets of the channels, from the environment; absent where none is asked for. */
export interface MessageSecrets {
  readonly mailPassword?: string;
  readonly smsPassword?: string;
  readonly voiceSecret?: string;
}

const voiceSecretMin = 16;

/** Reads them. `problems` name each variable that is missing or too short. */
export function readMessageSecrets(
  settings: Pick<MessageSettings, 'mail' | 'sms' | 'voice'>,
  env: Environment,
): { readonly secrets: MessageSecrets; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const read = (name: string | undefined, what: string): string | undefined => {
    if (name === undefined) return undefined;
    const value = env[name];
    if (value === undefined || value === '') {
      problems.push(`environment variable ${name} (${what}) is not set`);
    }
    return value;
  };
  const mailPassword = read(settings.mail?.passwordEnv, 'password of mail');
  const smsPassword = read(settings.sms?.passwordEnv, 'password of sms');
  const voiceSecret = read(settings.voice?.secretEnv, 'secret of voice');
  if (voiceSecret !== undefined && voiceSecret !== '' && voiceSecret.length < voiceSecretMin) {
    const name = settings.voice?.secretEnv;
    problems.push(`environment variable ${name} (secret of voice) is shorter than 16 characters`);
  }
  const secrets = {
    ...(mailPassword !== undefined && { mailPassword }),
    ...(smsPassword !== undefined && { smsPassword }),
    ...(voiceSecret !== undefined && { voiceSecret }),
  };
  return { secrets, problems };
}
