package io.heliotrope.canaries;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LookoutTest {
    private final Lookout lookout = new Lookout();

    @ParameterizedTest
    @EnumSource(Canary.class)
    void a_canary_is_seen_and_named_in_every_form(Canary canary) {
        byte[] bytes = canary.secret().getBytes(ISO_8859_1);

        for (String form :
                List.of(
                        "password=\"" + canary.secret() + "\";",
                        "value=" + HexFormat.of().formatHex(bytes),
                        "value=" + HexFormat.of().withUpperCase().formatHex(bytes),
                        "RecordHeader(key = x, value = " + Arrays.toString(bytes) + ")",
                        "{\"value\":" + Arrays.toString(bytes).replace(" ", "") + "}")) {
            assertThat(Forms.in(form)).as(form).containsExactly(canary);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 16})
    void base64_shows_it_wherever_it_begins(int before) {
        byte[] key = Canary.REGION_KEY.secret().getBytes(ISO_8859_1);
        byte[] around = new byte[before + key.length + 5];
        Arrays.fill(around, (byte) 0xfb);
        System.arraycopy(key, 0, around, before, key.length);

        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            assertThat(Forms.in("key: " + encoder.encodeToString(around)))
                    .containsExactly(Canary.REGION_KEY);
        }
    }

    @Test
    void canaries_are_as_long_as_keys_and_none_is_like_another() {
        assertThat(Canary.values())
                .hasSizeGreaterThanOrEqualTo(20)
                .extracting(Canary::secret)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[A-Za-z0-9]{32}"));
    }

    @Test
    void a_canary_does_not_show_itself() {
        assertThat(Canary.values()).allMatch(canary -> Forms.in(canary.toString()).isEmpty());
    }

    @Test
    void what_was_seen_is_reported_once() {
        lookout.look("a log line", "nothing");
        assertThatCode(lookout::report).doesNotThrowAnyException();
        lookout.look("a log line", "user x, password " + Canary.KAFKA_PASSWORD.secret());

        assertThatThrownBy(lookout::report)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 times")
                .hasMessageContaining("KAFKA_PASSWORD (a role's password on Kafka)] in a log line")
                .hasMessageContaining("user x, password <KAFKA_PASSWORD>")
                .hasMessageNotContaining(Canary.MARK);
        assertThatCode(lookout::report).doesNotThrowAnyException();
        assertThat(lookout.texts()).isEqualTo(2);
    }

    @Test
    void only_open_payloads_may_travel_in_the_open() {
        lookout.lookWherePayloadsTravel("a record", Canary.OPEN_PAYLOAD.secret());
        assertThatCode(lookout::report).doesNotThrowAnyException();
        lookout.lookWherePayloadsTravel("a record", Canary.SEALED_PAYLOAD.secret());

        assertThatThrownBy(lookout::report).hasMessageContaining("SEALED_PAYLOAD");
    }

    @Test
    void a_tap_passes_on_what_is_printed_and_sees_lines_that_come_in_pieces() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String secret = Canary.TOKEN_KEY.secret();
        PrintStream tapped = new PrintStream(new Tap(printed, lookout, "standard output"), true);

        tapped.println("one");
        tapped.print(secret.substring(0, 10));
        tapped.write(secret.charAt(10));
        tapped.print(secret.substring(11) + "\nthree\n");

        assertThat(printed.toString(ISO_8859_1)).isEqualTo("one\n" + secret + "\nthree\n");
        assertThat(lookout.texts()).isEqualTo(3);
        assertThatThrownBy(lookout::report).hasMessageContaining("TOKEN_KEY");
    }

    @Test
    void exceptions_that_nobody_logs_are_seen() {
        Thrown thrown = new Thrown(lookout);
        try {
            throw new IllegalStateException("no " + Canary.DATA_KEY.secret());
        } catch (IllegalStateException swallowed) {
            thrown.close();
        }

        assertThat(thrown.count()).isPositive();
        assertThatThrownBy(lookout::report)
                .hasMessageContaining("DATA_KEY")
                .hasMessageContaining("a message of java.lang.IllegalStateException")
                .hasMessageContaining("LookoutTest.exceptions_that_nobody_logs_are_seen");
    }

    private record Box(Optional<List<Object[]>> inside, String name) {
        @Override
        public String toString() {
            return "box";
        }
    }

    private record Leak(String secret) {}

    @Test
    void text_forms_are_those_of_all_that_can_be_reached() {
        Leak leak = new Leak(Canary.REPLY_KEY.secret());
        Box box = new Box(Optional.of(List.<Object[]>of(new Object[] {"x", leak})), "b");

        assertThat(new TextForms("io.heliotrope").from(box))
                .extracting(TextForms.TextForm::text)
                .containsExactly("box", leak.toString());
    }
}
