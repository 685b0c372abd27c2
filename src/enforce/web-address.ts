/** The address or the secret of a receiver cannot be used. */
export class WebhookSettingsError extends Error {
  override name = 'WebhookSettingsError';
}

/** The address of a receiver. Throws WebhookSettingsError. */
export function webAddress({ url, secret }: { url: string; secret: string }): URL {
  if (secret === '') throw new WebhookSettingsError('the webhook needs a secret');
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol)) {
    throw new WebhookSettingsError('the webhook address must begin with http:// or https://');
  }
  if (address.username !== '' || address.password !== '') {
    throw new WebhookSettingsError('the webhook address must not hold a user name or password');
  }
  return address;
}

/** Why a request failed, in the words of whoever knows most. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
