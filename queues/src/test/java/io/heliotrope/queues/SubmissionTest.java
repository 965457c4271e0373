package io.heliotrope.queues;

import static io.heliotrope.model.Lane.INTERACTIVE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Residency;
import io.heliotrope.protocol.Descriptor;
import java.net.URI;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Jobs as CloudEvents, written by the CloudEvents project's own library.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubmissionTest {

    private static final CloudEvent EVENT =
            CloudEventBuilder.v1()
                    .withId("order-7")
                    .withSource(URI.create("/shop"))
                    .withType("com.example.question")
                    .withDataContentType("text/plain")
                    .withExtension("heliotropemodel", "tiny")
                    .withExtension("heliotroperesidency", "EEA")
                    .withExtension("heliotropemaxtokens", 5)
                    .withData("Größe?".getBytes(UTF_8))
                    .build();

    @Test
    void reads_an_event_in_binary_mode() {
        ProducerRecord<Void, byte[]> written =
                KafkaMessageFactory.createWriter("t").writeBinary(EVENT);

        assertReadsAsTheJob(submission(written));
    }

    @Test
    void reads_an_event_in_structured_mode_as_the_same_job() {
        ProducerRecord<Void, byte[]> written =
                KafkaMessageFactory.createWriter("t").writeStructured(EVENT, new JsonFormat());

        assertReadsAsTheJob(submission(written));
    }

    private static void assertReadsAsTheJob(Submission submission) {
        assertThat(new String(submission.payload(), UTF_8)).isEqualTo("Größe?");
        assertThat(
                        JobHeaders.describe(
                                Submitted.CLUSTER,
                                Submitted.ORIGIN,
                                INTERACTIVE,
                                submission,
                                Submitted.NOW))
                .isInstanceOfSatisfying(
                        Descriptor.Sound.class,
                        sound -> {
                            assertThat(sound.job().id()).isEqualTo(new JobId("order-7"));
                            assertThat(sound.job().model()).isEqualTo("tiny");
                            assertThat(sound.job().residency()).isEqualTo(Residency.parse("EEA"));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": [1, 1.10]} | ,\"data\": {\"a\": [1, 1.10]} ",
                "\"text\"           | ,\"data\":\"text\"",
                "text \\u00e9        | ,\"datacontenttype\":\"text/plain\",\"data\":\"text \\\\u00e9\"",
                "bytes              | ,\"data_base64\":\"Ynl0ZXM=\"",
                "``                 | ``",
                "12                 | ,\"data\":12",
            })
    void takes_the_data_as_it_was_written(String payload, String data) {
        Submission submission = structured(envelope(data));

        assertThat(new String(submission.payload(), UTF_8)).isEqualTo(payload);
        assertThat(submission.headers().lastHeader("ce_id").value()).isEqualTo("7".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json | an event: the event must be JSON",
                "[] | an event: the event must be a JSON object",
                "{\"specversion\":\"0.3\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"t\"}"
                        + " | an event: attribute specversion was '0.3', expected 1.0",
                "{\"specversion\":\"1.0\",\"source\":\"/s\",\"type\":\"t\"}"
                        + " | an event: attribute id is missing",
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"t\",\"Bad\":1}"
                        + " | an event: attribute 'Bad' must be",
                "{\"specversion\":\"1.0\",\"id\":{},\"source\":\"/s\",\"type\":\"t\"}"
                        + " | an event: attribute id must be a text",
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"t\",\"data_base64\":\"%\"}"
                        + " | an event: the event must be JSON",
            })
    void leaves_an_event_that_does_not_read_as_it_is(String envelope, String reason) {
        Submission submission = structured(envelope);

        assertThat(new String(submission.payload(), UTF_8)).isEqualTo(envelope);
        assertThat(
                        JobHeaders.describe(
                                Submitted.CLUSTER,
                                Submitted.ORIGIN,
                                INTERACTIVE,
                                submission,
                                Submitted.NOW))
                .isInstanceOfSatisfying(
                        Descriptor.Defective.class,
                        defective ->
                                assertThat(defective.defects().getFirst().expected())
                                        .startsWith(reason));
    }

    private static String envelope(String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"t\""
                + data
                + "}";
    }

    private static Submission structured(String envelope) {
        return new Submitted(
                        envelope,
                        "content-type: application/cloudevents+json; charset=UTF-8",
                        "heliotrope-model: tiny")
                .in(INTERACTIVE);
    }

    private static Submission submission(ProducerRecord<Void, byte[]> written) {
        return new Submission("t", 0, 1, Submitted.ARRIVED, written.value(), written.headers());
    }
}
