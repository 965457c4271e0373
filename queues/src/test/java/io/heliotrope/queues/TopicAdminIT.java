package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliotrope.model.RegionId;
import io.heliotrope.queues.testkit.KafkaExtension;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(KafkaExtension.class)
class TopicAdminIT {

    private Admin admin;
    private TopicAdmin topics;
    private RegionId region;
    private List<TopicSpec> wanted;

    @BeforeEach
    void connect(KafkaUnderTest kafka) {
        admin = Admin.create(ClientSettings.plain(kafka.bootstrap()).admin("topic-admin"));
        topics = new TopicAdmin(admin);
        region = new RegionId(kafka.freshName("region"));
        wanted = TopicLayout.standard().home(List.of(region), List.of(region));
    }

    @AfterEach
    void disconnect() {
        admin.close();
    }

    @Test
    void makes_what_is_missing_once_with_the_settings_asked_for() throws Exception {
        var made = topics.ensure(wanted);
        var madeAgain = topics.ensure(wanted);

        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(wanted.stream().map(TopicSpec::name).toList());
        assertThat(madeAgain).isEmpty();
        var status = Topics.status(region);
        assertThat(admin.describeTopics(List.of(status)).allTopicNames().get().get(status))
                .extracting(topic -> topic.partitions().size())
                .isEqualTo(4);
    }

    @Test
    void lets_many_processes_do_it_at_once() throws Exception {
        var started = new ArrayList<Callable<List<String>>>();
        for (int i = 0; i < 4; i++) {
            started.add(() -> topics.ensure(wanted));
        }

        var made = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(started)) {
                made.addAll(one.get());
            }
        }

        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(wanted.stream().map(TopicSpec::name).toList());
    }

    @Test
    void every_partition_takes_records_when_it_returns(KafkaUnderTest kafka) {
        var many = new ArrayList<TopicSpec>();
        for (int i = 0; i < 20; i++) {
            many.add(new TopicSpec(kafka.freshName("many"), 12, TopicSpec.FOR_EVER, 1_000_000));
        }
        var settings = ClientSettings.plain(kafka.bootstrap()).interactiveProducer("one-try");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.RETRIES_CONFIG, 0);
        var written = new ArrayList<Future<RecordMetadata>>();

        try (var producer = new KafkaProducer<byte[], byte[]>(settings)) {
            topics.ensure(many);
            for (var spec : many) {
                for (int partition = 0; partition < spec.partitions(); partition++) {
                    written.add(
                            producer.send(
                                    new ProducerRecord<>(
                                            spec.name(), partition, null, new byte[1])));
                }
            }
        }

        assertThat(written).allMatch(one -> one.state() == Future.State.SUCCESS);
    }

    @Test
    void refuses_topics_that_contradict_and_names_them_all() throws Exception {
        var wrong =
                new NewTopic(Topics.status(region), 3, (short) 1)
                        .configs(
                                Map.of(
                                        "cleanup.policy",
                                        "compact",
                                        "message.timestamp.type",
                                        "LogAppendTime"));
        var short1 =
                new NewTopic(Topics.deadLetters(region), 1, (short) 1)
                        .configs(Map.of("retention.ms", "60000"));
        admin.createTopics(List.of(wrong, short1)).all().get();

        assertThatExceptionOfType(UnfitCluster.class)
                .isThrownBy(() -> topics.ensure(wanted))
                .withMessageContaining(Topics.status(region) + " has 3 partitions, must have 4")
                .withMessageContaining(
                        Topics.status(region) + " has cleanup.policy=compact, needs delete")
                .withMessageContaining(
                        Topics.deadLetters(region)
                                + " has message.timestamp.type=CreateTime, needs LogAppendTime")
                .withMessageContaining(
                        Topics.deadLetters(region) + " has retention.ms=60000, needs 1209600000");
    }

    @Test
    void accepts_a_topic_that_keeps_its_records_longer() {
        var name = Topics.status(region);
        topics.ensure(List.of(new TopicSpec(name, 4, TopicSpec.FOR_EVER, 2_097_152)));

        assertThat(topics.ensure(List.of(new TopicSpec(name, 4, Duration.ofDays(14), 2_097_152))))
                .isEmpty();
    }

    @Test
    void refuses_a_topic_that_forgets_when_it_should_keep_everything() {
        var name = Topics.status(region);
        topics.ensure(List.of(new TopicSpec(name, 4, Duration.ofDays(14), 2_097_152)));

        assertThatExceptionOfType(UnfitCluster.class)
                .isThrownBy(() ->
                        topics.ensure(
                                List.of(new TopicSpec(name, 4, TopicSpec.FOR_EVER, 2_097_152))))
                .withMessageContaining("needs -1");
    }
}
