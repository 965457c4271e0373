package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.protocol.Restated;
import io.heliotrope.queues.format.AnyRecord;
import io.heliotrope.queues.format.AnyRestated;
import io.heliotrope.queues.format.Decoded;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestatementsTest {
    @Test
    void a_record_is_keyed_by_its_job_and_read_as_it_was_written() {
        for (long seed = 0; seed < 200; seed++) {
            Restated restated = AnyRestated.of(new AnyRecord(seed));

            Message message = Restatements.message(restated);

            assertThat(new String(message.key(), UTF_8)).isEqualTo(restated.job().value());
            assertThat(Restatements.read(message.value()))
                    .as("seed %s", seed)
                    .isEqualTo(new Decoded.Value<>(restated));
        }
    }

    @Test
    void what_replaces_the_same_statement_has_the_same_id_whenever_it_was_made() {
        Restated one = AnyRestated.of(new AnyRecord(1));
        Restated again = at(one, one.replaces(), one.knownAt().plusSeconds(1));
        Restated next = at(one, one.knownAt(), one.knownAt().plusSeconds(1));

        assertThat(id(again)).isEqualTo(id(one)).startsWith("restatement/");
        assertThat(id(next)).isNotEqualTo(id(one));
    }

    @Test
    void what_does_not_read_says_why() {
        assertThat(Restatements.read(null))
                .isEqualTo(new Decoded.Malformed<>("value is empty, expected a JSON document"));
        assertThat(Restatements.read("{\"kind\":\"tick\"}".getBytes(UTF_8)))
                .isEqualTo(new Decoded.Malformed<>("field kind was 'tick', expected restatement"));
    }

    private static Restated at(Restated one, Instant replaces, Instant knownAt) {
        return new Restated(
                one.job(),
                one.body(),
                one.origin(),
                replaces,
                knownAt,
                one.changes(),
                one.causes());
    }

    private static String id(Restated restated) {
        return new String(
                Restatements.message(restated).headers().lastHeader("ce_id").value(), UTF_8);
    }
}
