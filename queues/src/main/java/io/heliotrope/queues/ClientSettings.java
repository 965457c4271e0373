package io.heliotrope.queues;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The settings of every Kafka client, in one place: what the job protocol relies on cannot be set
/// otherwise, and every buffer and wait has a limit.
///
/// Keys and values are bytes. `connection` adds how to reach the cluster (`security.protocol`,
/// `sasl.*`, `ssl.*`, `client.rack`); it may not touch a setting that is made here. Each method
/// returns the caller's own map.
public record ClientSettings(String bootstrap, Map<String, String> connection, Duration session) {

    /// How soon a member of a group that died is replaced when nothing else is said: the shortest
    /// that a broker with Kafka's own settings grants.
    public static final Duration SESSION = Duration.ofSeconds(6);

    /// How long an answer is waited for before another connection is tried.
    public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /// Heartbeats are sent so often in a session, or more often: two may be lost.
    private static final int HEARTBEATS = 4;

    /// A member learns with the answer to a heartbeat that it is to take over: no successor is to
    /// lose more time by that.
    private static final Duration LONGEST_HEARTBEAT = Duration.ofMillis(250);

    private static final int MIB = 1 << 20;
    private static final Duration BATCH_LINGER = Duration.ofMillis(5);

    private static final Map<String, Object> COMMON =
            Map.of(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_TIMEOUT));

    private static final Map<String, Object> PRODUCER =
            Map.ofEntries(
                    entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                    entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                    entry(ProducerConfig.ACKS_CONFIG, "all"),
                    entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                    entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5),
                    entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicLayout.LARGEST_RECORD),
                    entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * MIB),
                    entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(Duration.ofSeconds(10))),
                    entry(
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            millis(Duration.ofMinutes(2))));

    private static final Map<String, Object> READER =
            Map.ofEntries(
                    entry(
                            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                            ByteArrayDeserializer.class),
                    entry(
                            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                            ByteArrayDeserializer.class),
                    // an aborted decision must never be acted upon
                    entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                    // a position moves when its effects are acknowledged, never by itself
                    entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                    // repeats are harmless, gaps are not
                    entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                    entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                    entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500),
                    entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB),
                    entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * MIB));

    private static final Map<String, Object> MEMBER =
            Map.of(
                    ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                    "classic",
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    CooperativeStickyAssignor.class.getName());

    public ClientSettings {
        connection = Map.copyOf(connection);
        if (bootstrap.isBlank()) {
            throw new IllegalArgumentException(
                    "kafka bootstrap must be HOST:PORT[,HOST:PORT...], was blank");
        }
        if (session.toMillis() < HEARTBEATS) {
            throw new IllegalArgumentException(
                    "sessionTimeout must be at least " + HEARTBEATS + "ms, was " + session);
        }
        var forbidden = new TreeSet<>(connection.keySet());
        forbidden.removeIf(name ->
                !COMMON.containsKey(name)
                        && !PRODUCER.containsKey(name)
                        && !READER.containsKey(name)
                        && !MEMBER.containsKey(name)
                        && !name.equals(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)
                        && !name.equals(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG)
                        && !name.equals(ProducerConfig.LINGER_MS_CONFIG)
                        && !name.equals(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        if (!forbidden.isEmpty()) {
            throw new IllegalArgumentException(
                    "kafka connection settings must not hold "
                            + String.join(", ", forbidden)
                            + ": the job protocol relies on the values that are built in");
        }
    }

    /// With the usual session.
    public ClientSettings(String bootstrap, Map<String, String> connection) {
        this(bootstrap, connection, SESSION);
    }

    /// A cluster without security, as the embedded one.
    public static ClientSettings plain(String bootstrap) {
        return new ClientSettings(bootstrap, Map.of());
    }

    /// For an admin client.
    public Map<String, Object> admin(String clientId) {
        return common(clientId);
    }

    /// For a producer on the path of a request: every record leaves at once.
    public Map<String, Object> interactiveProducer(String clientId) {
        return producer(clientId, Duration.ZERO);
    }

    /// For a producer that may wait 5 ms to fill its requests.
    public Map<String, Object> batchProducer(String clientId) {
        return producer(clientId, BATCH_LINGER);
    }

    /// For a consumer that reads a topic as a log: assigned by hand, a member of no group.
    public Map<String, Object> logReader(String clientId) {
        var settings = common(clientId);
        settings.putAll(READER);
        return settings;
    }

    /// For a consumer that shares partitions with the other members of its group; one that dies is
    /// replaced after a session, one that closes at once.
    public Map<String, Object> groupReader(String clientId, String group) {
        var settings = logReader(clientId);
        settings.putAll(MEMBER);
        settings.putAll(membership());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return settings;
    }

    /// How a member of a group says that it lives.
    public Map<String, Object> membership() {
        Duration often = session.dividedBy(HEARTBEATS);
        Duration heartbeat = often.compareTo(LONGEST_HEARTBEAT) < 0 ? often : LONGEST_HEARTBEAT;
        return Map.of(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(session),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(heartbeat));
    }

    private Map<String, Object> producer(String clientId, Duration linger) {
        var settings = common(clientId);
        settings.putAll(PRODUCER);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, millis(linger));
        return settings;
    }

    private Map<String, Object> common(String clientId) {
        var settings = new HashMap<String, Object>(connection);
        settings.putAll(COMMON);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        return settings;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
