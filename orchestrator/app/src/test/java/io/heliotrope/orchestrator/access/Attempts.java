package io.heliotrope.orchestrator.access;

import io.heliotrope.queues.ClientSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/// Tries, as one principal, everything that can be done to topics, groups, transactions and the
/// cluster, and tells what was not refused for want of a right. Belongs to one thread.
final class Attempts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TopicPartition NOWHERE = new TopicPartition("no-such-topic", 0);

    /// An entry that nobody has made.
    private static final AclBindingFilter UNKNOWN =
            new AclBinding(
                            new ResourcePattern(
                                    ResourceType.TOPIC, "no-such-topic", PatternType.LITERAL),
                            new AccessControlEntry(
                                    "User:nobody", "*", AclOperation.READ, AclPermissionType.ALLOW))
                    .toFilter();

    private final ClientSettings as;
    private final Admin admin;

    Attempts(ClientSettings as) {
        this.as = as;
        this.admin = Admin.create(as.admin("attempts"));
    }

    /// Which of `topics`, all of which exist and hold a record in their first partition, could be
    /// used for each operation.
    Map<AclOperation, Set<String>> topics(Set<String> topics) throws Exception {
        Map<AclOperation, Set<String>> passed = new TreeMap<>();
        passed.put(AclOperation.READ, read(topics));
        passed.put(AclOperation.WRITE, written(topics));
        passed.put(
                AclOperation.DESCRIBE,
                passing(topics, admin.describeTopics(topics).topicNameValues()::get));
        passed.put(
                AclOperation.CREATE,
                passing(
                        topics,
                        admin.createTopics(
                                                topics.stream()
                                                        .map(t ->
                                                                new NewTopic(
                                                                        t,
                                                                        Optional.of(1),
                                                                        Optional.empty()))
                                                        .toList(),
                                                new CreateTopicsOptions().validateOnly(true))
                                        .values()
                                ::get));
        Map<String, NewPartitions> more = new TreeMap<>();
        topics.forEach(topic -> more.put(topic, NewPartitions.increaseTo(99)));
        passed.put(
                AclOperation.ALTER,
                passing(
                        topics,
                        admin.createPartitions(
                                                more,
                                                new CreatePartitionsOptions().validateOnly(true))
                                        .values()
                                ::get));
        passed.put(
                AclOperation.DESCRIBE_CONFIGS,
                passing(
                        topics,
                        topic ->
                                admin.describeConfigs(List.of(config(topic)))
                                        .values()
                                        .get(config(topic))));
        passed.put(
                AclOperation.ALTER_CONFIGS,
                passing(topics, topic -> altering(config(topic), "segment.ms", "3600000")));
        // last: what should pass by mistake is gone then
        passed.put(
                AclOperation.DELETE,
                passing(topics, admin.deleteTopics(topics).topicNameValues()::get));
        return passed;
    }

    Map<AclOperation, Set<String>> groups(Set<String> groups) throws Exception {
        return Map.of(
                AclOperation.READ,
                passing(
                        groups,
                        group ->
                                admin.alterConsumerGroupOffsets(
                                                group, Map.of(NOWHERE, new OffsetAndMetadata(0)))
                                        .partitionResult(NOWHERE),
                        GroupAuthorizationException.class),
                AclOperation.DESCRIBE,
                passing(groups, admin.describeConsumerGroups(groups).describedGroups()::get),
                AclOperation.DELETE,
                passing(groups, admin.deleteConsumerGroups(groups).deletedGroups()::get));
    }

    Map<AclOperation, Set<String>> transactions(Set<String> ids) throws Exception {
        return Map.of(
                AclOperation.WRITE,
                passing(ids, id -> admin.fenceProducers(List.of(id)).fencedProducers().get(id)),
                AclOperation.DESCRIBE,
                passing(ids, id -> admin.describeTransactions(List.of(id)).description(id)));
    }

    /// What may be done to the cluster as a whole, and to topics that are none of ours.
    Map<AclOperation, Set<String>> cluster() throws Exception {
        Map<AclOperation, Set<String>> passed = new TreeMap<>();
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        Map<AclOperation, Future<?>> all =
                Map.of(
                        AclOperation.DESCRIBE,
                        admin.describeAcls(AclBindingFilter.ANY).values(),
                        AclOperation.ALTER,
                        admin.deleteAcls(List.of(UNKNOWN)).all(),
                        AclOperation.DESCRIBE_CONFIGS,
                        admin.describeConfigs(List.of(broker)).all(),
                        AclOperation.ALTER_CONFIGS,
                        altering(broker, "log.cleaner.threads", "1"),
                        AclOperation.CREATE,
                        admin.createTopics(
                                        List.of(
                                                new NewTopic(
                                                        "somebody-elses",
                                                        Optional.of(1),
                                                        Optional.empty())),
                                        new CreateTopicsOptions().validateOnly(true))
                                .all());
        for (Map.Entry<AclOperation, Future<?>> each : all.entrySet()) {
            if (isPassing(each.getValue(), AuthorizationException.class)) {
                passed.put(each.getKey(), Set.of(Matrix.CLUSTER));
            }
        }
        return passed;
    }

    private Future<Void> altering(ConfigResource resource, String name, String value) {
        return admin.incrementalAlterConfigs(
                        Map.of(
                                resource,
                                List.of(
                                        new AlterConfigOp(
                                                new ConfigEntry(name, value),
                                                AlterConfigOp.OpType.SET))),
                        new AlterConfigsOptions().validateOnly(true))
                .all();
    }

    private static ConfigResource config(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private Set<String> read(Set<String> topics) {
        Set<String> read = new TreeSet<>();
        Set<String> open = new TreeSet<>(topics);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(as.logReader("attempts"))) {
            assign(consumer, open);
            while (!open.isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("neither read nor refused: " + open);
                }
                try {
                    consumer.poll(Duration.ofMillis(200)).forEach(one -> read.add(one.topic()));
                } catch (TopicAuthorizationException refused) {
                    open.removeAll(refused.unauthorizedTopics());
                    assign(consumer, open);
                }
                if (open.removeAll(read)) {
                    assign(consumer, open);
                }
            }
        }
        return read;
    }

    private static void assign(KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        List<TopicPartition> first =
                topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
        consumer.assign(first);
        consumer.seekToBeginning(first);
    }

    private Set<String> written(Set<String> topics) throws Exception {
        Map<String, Object> settings = as.interactiveProducer("attempts");
        // one refused record must not be the end of the others
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            Map<String, Future<?>> sent = new TreeMap<>();
            topics.forEach(topic ->
                    sent.put(
                            topic,
                            producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1}))));
            return passing(topics, sent::get);
        }
    }

    /// One use of what has that name; null when the broker's client says nothing of it.
    @FunctionalInterface
    private interface Attempt {
        @Nullable Future<?> of(String name);
    }

    private static Set<String> passing(Set<String> names, Attempt attempt) throws Exception {
        return passing(names, attempt, AuthorizationException.class);
    }

    private static Set<String> passing(
            Set<String> names, Attempt attempt, Class<? extends AuthorizationException> refusal)
            throws Exception {
        Map<String, Future<?>> all = new TreeMap<>();
        names.forEach(name -> all.put(name, Objects.requireNonNull(attempt.of(name))));
        Set<String> passed = new TreeSet<>();
        for (Map.Entry<String, Future<?>> each : all.entrySet()) {
            if (isPassing(each.getValue(), refusal)) {
                passed.add(each.getKey());
            }
        }
        return passed;
    }

    /// Refused for want of a right is refused; any other answer comes after the right was looked
    /// at. No answer is neither, nor is one to who was not let in.
    private static boolean isPassing(
            Future<?> answer, Class<? extends AuthorizationException> refusal)
            throws InterruptedException, TimeoutException {
        try {
            answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
                    || failed.getCause() instanceof AuthenticationException) {
                throw new AssertionError("no answer", failed.getCause());
            }
            return !refusal.isInstance(failed.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
