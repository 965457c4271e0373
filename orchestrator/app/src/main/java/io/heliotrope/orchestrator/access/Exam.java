package io.heliotrope.orchestrator.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/// Finds out which rights the principal of an admin client has, without using any of them.
///
/// Brokers tell it of topics. Of groups and transactions they do not: there a request is made that
/// is refused in any case, for want of the right or, later, of something else. A right on a topic
/// that does not exist yet is taken as there, but the one to create it. Belongs to one thread.
final class Exam {
    /// Nobody makes or may read such a topic.
    private static final TopicPartition NOWHERE = new TopicPartition("heliotrope-no-such-topic", 0);

    private static final String SOME = "exam";

    private final Admin admin;
    private final Duration patience;

    Exam(Admin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    /// Whether the cluster answers at all.
    ///
    /// @throws KafkaException when it does not let the principal in
    boolean answers() {
        int millis = Math.toIntExact(patience.toMillis());
        DescribeClusterOptions soon = new DescribeClusterOptions().timeoutMs(millis);
        return failure(admin.describeCluster(soon).nodes()).isEmpty();
    }

    /// Those of `wanted` that it has not, in their order.
    List<Right> lacking(Collection<Right> wanted) {
        Map<String, Optional<Set<AclOperation>>> topics = topics(wanted);
        List<Right> lacking = new ArrayList<>();
        for (Right right : wanted) {
            boolean isThere =
                    switch (right.resource().resourceType()) {
                        case TOPIC -> hasTopic(right, topics);
                        case GROUP -> hasGroup(name(right));
                        case TRANSACTIONAL_ID -> hasTransactions(name(right));
                        case CLUSTER -> maySeeSettings();
                        default -> throw new IllegalStateException("no right is on " + right);
                    };
            if (!isThere) {
                lacking.add(right);
            }
        }
        return lacking;
    }

    /// Some name that the right is about.
    private static String name(Right right) {
        String name = right.resource().name();
        return right.resource().patternType() == PatternType.PREFIXED ? name + SOME : name;
    }

    /// What may be done with each topic; nothing known of one that does not exist.
    private Map<String, Optional<Set<AclOperation>>> topics(Collection<Right> wanted) {
        List<String> names =
                wanted.stream()
                        .filter(right -> right.resource().resourceType() == ResourceType.TOPIC)
                        .map(Exam::name)
                        .distinct()
                        .toList();
        Map<String, KafkaFuture<TopicDescription>> described =
                admin.describeTopics(
                                names,
                                new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .topicNameValues();
        Map<String, Optional<Set<AclOperation>>> all = new HashMap<>();
        described.forEach((name, answer) -> {
            Optional<KafkaException> failure = failure(answer);
            if (failure.isEmpty()) {
                all.put(name, Optional.of(answer.resultNow().authorizedOperations()));
            } else if (failure.get() instanceof AuthorizationException) {
                all.put(name, Optional.of(Set.of()));
            } else {
                all.put(name, Optional.empty());
            }
        });
        return all;
    }

    private boolean hasTopic(Right right, Map<String, Optional<Set<AclOperation>>> topics) {
        Optional<Set<AclOperation>> may = topics.getOrDefault(name(right), Optional.empty());
        if (may.isPresent()) {
            return may.get().contains(right.operation());
        }
        return right.operation() != AclOperation.CREATE || mayCreate(name(right));
    }

    private boolean mayCreate(String topic) {
        NewTopic asIs = new NewTopic(topic, Optional.empty(), Optional.empty());
        return isAllowed(
                admin.createTopics(List.of(asIs), new CreateTopicsOptions().validateOnly(true))
                        .all());
    }

    private boolean hasGroup(String group) {
        KafkaFuture<Void> commit =
                admin.alterConsumerGroupOffsets(group, Map.of(NOWHERE, new OffsetAndMetadata(0)))
                        .partitionResult(NOWHERE);
        return !(failure(commit).orElse(null) instanceof GroupAuthorizationException);
    }

    private boolean hasTransactions(String id) {
        return isAllowed(admin.describeTransactions(List.of(id)).description(id));
    }

    /// Of the cluster itself, roles look at its brokers' settings only.
    private boolean maySeeSettings() {
        KafkaFuture<Collection<Node>> nodes = admin.describeCluster().nodes();
        if (failure(nodes).isPresent()) {
            return false;
        }
        return nodes.resultNow().stream()
                .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
                .allMatch(broker -> isAllowed(admin.describeConfigs(List.of(broker)).all()));
    }

    private boolean isAllowed(KafkaFuture<?> answer) {
        return !(failure(answer).orElse(null) instanceof AuthorizationException);
    }

    /// Why it failed, if it did.
    ///
    /// @throws KafkaException when the principal is not let in
    private Optional<KafkaException> failure(KafkaFuture<?> answer) {
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AuthenticationException refused) {
                throw refused;
            }
            return Optional.of(
                    failed.getCause() instanceof KafkaException known
                            ? known
                            : new KafkaException(failed.getCause()));
        } catch (TimeoutException late) {
            return Optional.of(new KafkaException("no answer within " + patience, late));
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
