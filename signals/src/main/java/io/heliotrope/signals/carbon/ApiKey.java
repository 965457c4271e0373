package io.heliotrope.signals.carbon;

/// A provider's key. It never shows in a text: not in logs, exceptions or [#toString].
public final class ApiKey {
    private static final int LONGEST = 500;

    private final String secret;

    /// `secret` is 1 to 500 printable ASCII characters without blanks.
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

    /// `text` with every appearance of the key blotted out.
    String redact(String text) {
        return text.replace(secret, "***");
    }

    @Override
    public String toString() {
        return "ApiKey[***]";
    }
}
