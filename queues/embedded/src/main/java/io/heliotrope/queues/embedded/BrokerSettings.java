package io.heliotrope.queues.embedded;

import java.util.LinkedHashMap;
import java.util.Map;

/// The broker settings that differ from Kafka's defaults, each with its reason.
///
/// They make one node on a small machine start quickly, stay small and hand groups over fast. They
/// are no advice for a production cluster, where replication and longer sessions are right.
public final class BrokerSettings {

    private BrokerSettings() {}

    /// What a client can notice: a container that stands in for the embedded broker takes these
    /// too.
    public static Map<String, String> shared() {
        return Map.ofEntries(
                // a topic exists because somebody declared it, never because of a misspelt name
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("group.consumer.min.session.timeout.ms", "1000"),
                Map.entry("group.consumer.min.heartbeat.interval.ms", "250"),
                // the next transaction waits inside the broker for the last one's markers
                Map.entry("add.partitions.to.txn.retry.backoff.ms", "1"),
                Map.entry("add.partitions.to.txn.retry.backoff.max.ms", "5"));
    }

    /// All of them, for one embedded node; the caller's own copy.
    static Map<String, String> embedded() {
        var settings = new LinkedHashMap<>(shared());
        oneNode(settings);
        small(settings);
        quickHandOver(settings);
        return settings;
    }

    private static void oneNode(Map<String, String> settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        // a start that cannot succeed ends with an error instead of waiting for ever
        settings.put("server.max.startup.time.ms", "60000");
    }

    private static void small(Map<String, String> settings) {
        // each internal partition is a folder, three maps and a load at start
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "4");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.replica.fetchers", "1");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.cleaner.io.buffer.size", "65536");
        // index files are mapped at full size: 512 KiB indexes a segment of 128 MiB
        settings.put("log.segment.bytes", "134217728");
        settings.put("log.index.size.max.bytes", "524288");
        // two brokers in one JVM would fight for the same JMX names
        settings.put("metric.reporters", "");
    }

    private static void quickHandOver(Map<String, String> settings) {
        // after a kill, the successor on the same data waits for its predecessor's session to end
        // shorter, and a machine that is busy for a moment would fence its own only broker
        settings.put("broker.session.timeout.ms", "6000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("controller.quorum.fetch.timeout.ms", "800");
        settings.put("controller.quorum.election.timeout.ms", "400");
        settings.put("controller.quorum.election.backoff.max.ms", "400");
        settings.put("replica.lag.time.max.ms", "3000");
    }
}
