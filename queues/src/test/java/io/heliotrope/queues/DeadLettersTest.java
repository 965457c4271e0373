package io.heliotrope.queues;

import static io.heliotrope.model.Lane.BATCH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.protocol.Descriptor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLettersTest {

    @Test
    void keep_value_and_headers_with_the_reason_and_the_place() {
        var submitted = new Submitted("poison", "heliotrope-slo: 1s", "trace: abc");

        Message letter = letter(submitted);

        assertThat(new String(value(letter), UTF_8)).isEqualTo("poison");
        assertThat(header(letter, "trace")).isEqualTo("abc");
        assertThat(header(letter, DeadLetters.REASON))
                .isEqualTo(
                        "heliotrope-model was '', expected the name of a model, such as tiny-llama");
        assertThat(header(letter, DeadLetters.PLACE)).isEqualTo("heliotrope.paris.jobs.batch-2@41");
        assertThat(new String(letter.key(), UTF_8)).isEqualTo("heliotrope.paris.jobs.batch-2-41");
    }

    @Test
    void keep_of_a_record_that_is_too_large_only_its_size() {
        var submitted = new Submitted("x".repeat(1_000_001), "heliotrope-model: tiny");

        Message letter = letter(submitted);

        assertThat(value(letter)).isEmpty();
        assertThat(letter.headers().lastHeader("heliotrope-model")).isNull();
        assertThat(header(letter, DeadLetters.SIZE)).isEqualTo("1000021");
        assertThat(header(letter, DeadLetters.REASON)).contains("at most 1000000 bytes");
    }

    private static Message letter(Submitted submitted) {
        return switch (submitted.described(BATCH)) {
            case Descriptor.Defective defective -> DeadLetters.of(submitted.in(BATCH), defective);
            case Descriptor other -> throw new AssertionError("not defective: " + other);
        };
    }

    private static byte[] value(Message letter) {
        return requireNonNull(letter.value());
    }

    private static String header(Message letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
