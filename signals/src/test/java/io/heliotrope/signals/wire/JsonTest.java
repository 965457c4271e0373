package io.heliotrope.signals.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<!doctype html><html>", "Access denied", "{", "{} {}", "NaN", "[1,]"})
    void what_is_no_json_is_told_as_it_came(String text) {
        assertMalformed(() -> Json.object(text), "no JSON object but: " + text);
        assertMalformed(() -> Json.objectOrArray(text), "no JSON object");
    }

    @Test
    void an_array_is_no_object() throws Unusable {
        assertMalformed(() -> Json.object("[]"), "no JSON object but: []");
        assertThat(Json.objectOrArray("[]").isArray()).isTrue();
        assertMalformed(() -> Json.objectOrArray("7"), "no JSON object or array but: 7");
    }

    @Test
    void fields_are_what_they_should_be() throws Unusable {
        JsonNode root = Json.object("{\"list\":[1],\"name\":\"x\",\"null\":null}");

        assertThat(Json.array(root, "list")).hasSize(1);
        assertThat(Json.text(root, "name")).isEqualTo("x");
        assertMalformed(() -> Json.array(root, "name"), "an answer without name");
        assertMalformed(() -> Json.array(root, "no"), "an answer without no");
        assertMalformed(() -> Json.text(root, "null"), "an answer without null");
    }

    @Test
    void numbers_are_finite_and_null_is_not_zero() throws Unusable {
        assertThat(Json.number(value("2.5e2"))).isEqualTo(250);
        assertThat(Json.numberOrNull(value("null"))).isNaN();
        assertThat(Json.numberInText(value("\"12.5\""))).isEqualTo(12.5);
        assertThat(Json.numberInText(value("null"))).isNaN();
        for (String text : List.of("1e999", "\"7\"", "true", "[]")) {
            assertMalformed(() -> Json.numberOrNull(value(text)), "no number: ");
        }
        for (String text : List.of("\"Infinity\"", "\"NaN\"", "\"\"", "\"-\"")) {
            assertMalformed(() -> Json.numberInText(value(text)), "no number: ");
        }
        assertMalformed(() -> Json.numberOrNull(Json.object("{}").path("no")), "no number: ");
    }

    @Test
    void a_time_has_an_offset_and_may_lack_its_seconds() throws Unusable {
        Instant noon = Instant.parse("2018-01-20T12:00:00Z");

        assertThat(Json.time(value("\"2018-01-20T12:00Z\""))).isEqualTo(noon);
        assertThat(Json.time(value("\"2018-01-20T13:00:00.000+01:00\""))).isEqualTo(noon);
        assertThat(Json.seconds(value("1516449600"))).isEqualTo(noon);
        for (String text : List.of("\"2018-01-20T12:00:00\"", "\"2018-01-20\"", "7", "null")) {
            assertMalformed(() -> Json.time(value(text)), "no time with an offset: ");
        }
        for (String text : List.of("1.5", "\"7\"", "99999999999999999999", "9000000000000000000")) {
            assertMalformed(() -> Json.seconds(value(text)), "no seconds: ");
        }
    }

    @Test
    void a_time_beyond_any_use_is_none() throws Unusable {
        assertThat(Json.utc("2020-01-06T06:00")).isEqualTo("2020-01-06T06:00:00Z");
        assertMalformed(
                () -> Json.time(value("\"+999999999-12-31T23:59:59Z\"")), "no time of use: +999");
        assertMalformed(() -> Json.seconds(value("31556889864403199")), "no time of use: +10");
        assertMalformed(() -> Json.seconds(value("-1")), "no time of use: 1969");
        assertMalformed(() -> Json.utc("+999999999-12-31T23:59"), "no time of use: +999");
        assertMalformed(() -> Json.utc("2020-01-06T06:00Z"), "no time without an offset: 2020");
    }

    @Test
    void the_step_is_the_shortest_distance_and_at_most_the_usual() throws Unusable {
        assertThat(Steps.of(starts(0, 60, 75), HOUR)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Steps.of(starts(0, 120), HOUR)).isEqualTo(HOUR);
        assertThat(Steps.of(starts(30), HOUR)).isEqualTo(HOUR);
        assertThat(Steps.of(starts(30, 30), HOUR)).isEqualTo(HOUR);
        assertThat(Steps.of(List.of(), HOUR)).isEqualTo(HOUR);
        assertThat(Steps.of(starts(60, 0, 30), HOUR)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void steps_that_make_no_sense_are_malformed() {
        assertMalformed(
                () -> Steps.of(starts(0, 15, 40), HOUR),
                "a point at 2018-01-20T12:40:00Z between steps of PT15M");
        assertMalformed(
                () -> Steps.of(starts(0, 60L * 24 * 365 * 70), HOUR), "a series of 613201 steps");
        assertMalformed(
                () -> Steps.of(List.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)), HOUR),
                "a series of 2 steps of PT1S");
    }

    private static List<Instant> starts(long... minutes) {
        Instant noon = Instant.parse("2018-01-20T12:00:00Z");
        return Arrays.stream(minutes)
                .mapToObj(minute -> noon.plus(Duration.ofMinutes(minute)))
                .toList();
    }

    private static JsonNode value(String json) throws Unusable {
        return Json.object("{\"value\":" + json + "}").path("value");
    }

    private static void assertMalformed(ThrowingCallable call, String beginning) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Unusable.class,
                        unusable -> {
                            assertThat(unusable.why()).isEqualTo(Outage.MALFORMED);
                            assertThat(unusable.detail()).startsWith(beginning);
                        });
    }
}
