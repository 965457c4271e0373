package io.heliotrope.signals.http;

/// A provider's key, password or token. It never shows in a text: not in logs, exceptions or
/// [#toString].
///
/// Two keys are equal only if they are the same object.
public final class ApiKey {
    private static final int LONGEST = 4_000;

    private final String secret;

    /// `secret` is 1 to 4000 printable ASCII characters without blanks.
    public ApiKey(String secret) {
        boolean isPrintable = secret.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (secret.isEmpty() || secret.length() > LONGEST || !isPrintable) {
            throw new IllegalArgumentException(
                    "an API key has 1 to "
                            + LONGEST
                            + " printable characters without blanks; this one has "
                            + secret.length()
                            + " characters");
        }
        this.secret = secret;
    }

    String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "ApiKey[***]";
    }
}
