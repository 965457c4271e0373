package io.heliotrope.queues.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonTest {

    private static final int SEEDS = 400;

    @ParameterizedTest
    @EnumSource(Documents.class)
    void reads_back_what_it_wrote(Documents kind) {
        for (long seed = 0; seed < SEEDS; seed++) {
            var drawn = kind.draw(seed);

            var read = kind.read(drawn.document());

            assertThat(read).as("seed %d", seed).isEqualTo(new Decoded.Value<>(drawn.value()));
        }
    }

    @ParameterizedTest
    @EnumSource(Documents.class)
    void never_throws_whatever_happened_to_the_bytes(Documents kind) {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            byte[] bytes = kind.draw(seed).document();
            for (int i = 0; i < 20; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();

                assertThat(kind.read(bytes)).as("seed %d, damage %d", seed, i).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | value must be a JSON object",
                "`` | value must be a JSON object",
                "{ | value must be JSON: Unexpected end-of-input",
                "{} | field kind is missing",
                "{\"kind\":\"tack\"} | field kind was 'tack', which no control record has",
                "{\"kind\":7} | field kind was 7, expected a text",
                "{\"kind\":\"tick\",\"sequence\":1} | field now is missing",
                "{\"kind\":\"tick\",\"sequence\":1.5,\"now\":\"2026-01-01T00:00:00Z\"}"
                        + " | field sequence was 1.5, expected a whole number",
                "{\"kind\":\"tick\",\"sequence\":9223372036854775808,\"now\":\"2026-01-01T00:00:00Z\"}"
                        + " | field sequence was 9223372036854775808, expected a whole number",
                "{\"kind\":\"tick\",\"sequence\":1,\"now\":\"yesterday\"}"
                        + " | field now was \"yesterday\", expected an instant such as",
                "{\"kind\":\"tick\",\"sequence\":1,\"sequence\":2,\"now\":\"2026-01-01T00:00:00Z\"}"
                        + " | value must be JSON: Duplicate",
                "{\"kind\":\"tick\",\"sequence\":1,\"now\":\"2026-01-01T00:00:00Z\"} {}"
                        + " | value must be JSON: Trailing token",
            })
    void says_what_is_wrong(String document, String reason) {
        var read = Json.control(document.getBytes(UTF_8));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.reason()).startsWith(reason));
    }

    @Test
    void refuses_what_is_nested_too_deep() {
        String deep = "{\"a\":".repeat(17) + "1" + "}".repeat(17);

        assertThat(Json.control(deep.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.reason()).contains("nesting depth"));
    }

    @Test
    void refuses_what_is_too_long() {
        String padded = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";

        assertThat(Json.control(padded.getBytes(UTF_8))).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void names_the_place_of_a_nested_field() {
        String worker =
                "{\"kind\":\"heartbeat\",\"worker\":\"w\",\"region\":\"r\",\"boot\":\"b\","
                        + "\"sequence\":1,\"health\":\"READY\",\"interactive\":{\"slots\":\"two\"}}";

        assertThat(Json.control(worker.getBytes(UTF_8)))
                .isEqualTo(
                        new Decoded.Malformed<>(
                                "field interactive.slots was \"two\", expected a whole number"
                                        + " below 2^31"));
    }
}
