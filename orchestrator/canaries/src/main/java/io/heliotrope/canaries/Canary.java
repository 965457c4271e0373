package io.heliotrope.canaries;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// The secrets that tests plant, one for each kind that the product handles.
///
/// Each is 32 letters and digits, so that it serves as a password, as a key of 32 bytes and as text
/// alike. Safe from any thread.
public enum Canary {
    KAFKA_PASSWORD("a role's password on Kafka"),
    ADMIN_PASSWORD("the password of Kafka's administrator"),
    WRONG_PASSWORD("a password that Kafka turns away"),
    STORE_PASSWORD("what opens a broker's key store"),
    INLINE_PASSWORD("a password in the settings, where none may stand"),
    PROVIDER_KEY("a key of a signal provider"),
    PROVIDER_ADDRESS("a password in a provider's address"),
    NOTARY_KEY("what signs checkpoints"),
    BROKEN_NOTARY_KEY("a notary's key that is none"),
    TOKEN_KEY("what tokens are made with"),
    OLD_TOKEN_KEY("what tokens were made with"),
    BROKEN_TOKEN_KEY("a token key that is none"),
    REGION_KEY("what opens payloads in a region"),
    OLD_REGION_KEY("what opened them before"),
    OTHER_REGION_KEY("what opens them in another region"),
    BROKEN_REGION_KEY("a region's key that is none"),
    REPLY_KEY("what opens outputs for their producer"),
    DATA_KEY("what one payload is encrypted with"),
    SEALED_PAYLOAD("a payload that only regions may read"),
    SEALED_BATCH_PAYLOAD("the same of the batch lane"),
    OPEN_PAYLOAD("a payload that nobody sealed"),
    OPEN_BATCH_PAYLOAD("the same of the batch lane");

    /// How all of them begin.
    static final String MARK = "c4naryK";

    private static final int LENGTH = 32;
    private static final Set<Canary> PLANTED = new ConcurrentSkipListSet<>();

    private final String what;

    Canary(String what) {
        this.what = what;
    }

    /// Its text, to be planted: 32 letters and digits.
    public String text() {
        PLANTED.add(this);
        return secret();
    }

    /// Its 32 bytes, to be planted.
    public byte[] bytes() {
        return text().getBytes(US_ASCII);
    }

    /// Whether records of jobs, dispatches and results may hold it.
    public boolean travelsInTheOpen() {
        return this == OPEN_PAYLOAD || this == OPEN_BATCH_PAYLOAD;
    }

    /// Those that this JVM has planted so far.
    static Set<Canary> planted() {
        return Set.copyOf(PLANTED);
    }

    String secret() {
        String name = name().toLowerCase(Locale.ROOT).replace("_", "");
        return (MARK + name + "x".repeat(LENGTH)).substring(0, LENGTH);
    }

    /// What it is, never the secret.
    @Override
    public String toString() {
        return name() + " (" + what + ")";
    }
}
