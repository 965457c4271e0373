package io.heliotrope.queues;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Makes the topics that are missing and checks the ones that are there.
///
/// It never alters a topic: a wrong one may hold jobs, and what to do with those is its owner's
/// decision. Any number of processes may do this at once. Blocks for at most a few round trips.
public final class TopicAdmin {

    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final Admin admin;

    /// Uses `admin`, which stays its owner's to close.
    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /// Returns the names of the topics it made, sorted, when every topic in `wanted` is as it must
    /// be.
    ///
    /// @throws UnfitCluster naming every topic that contradicts: another partition count, cleanup
    ///   policy or kind of timestamp, or less retention
    public List<String> ensure(Collection<TopicSpec> wanted) {
        Map<String, TopicSpec> specs =
                wanted.stream()
                        .collect(
                                Collectors.toMap(
                                        TopicSpec::name,
                                        Function.identity(),
                                        (one, same) -> one,
                                        TreeMap::new));
        Map<String, TopicDescription> present = describe(specs.keySet());
        List<TopicSpec> missing =
                specs.values().stream().filter(spec -> !present.containsKey(spec.name())).toList();
        List<String> made = create(missing);
        // another process was quicker with some: they are looked at like any that were there
        present.putAll(awaitVisible(missing.stream().map(TopicSpec::name).toList()));
        refuseContradictions(specs, present);
        awaitLeaders(specs.values());
        return made;
    }

    private Map<String, TopicDescription> describe(Collection<String> names) {
        var found = new TreeMap<String, TopicDescription>();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach((name, answer) -> {
                    String what = "topic " + name + " cannot be described";
                    if (Answers.granted(answer, UnknownTopicOrPartitionException.class, what)) {
                        found.put(name, Answers.await(answer, what));
                    }
                });
        return found;
    }

    private List<String> create(List<TopicSpec> missing) {
        return admin
                .createTopics(missing.stream().map(TopicSpec::toCreate).toList())
                .values()
                .entrySet()
                .stream()
                .filter(topic ->
                        Answers.granted(
                                topic.getValue(),
                                TopicExistsException.class,
                                "topic " + topic.getKey() + " cannot be made"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// A topic exists at the controller a little before every broker can describe it.
    private Map<String, TopicDescription> awaitVisible(Collection<String> names) {
        var seen = new TreeMap<String, TopicDescription>();
        retry(
                () -> {
                    seen.putAll(describe(names));
                    return seen.size() == names.size();
                },
                "topics " + names + " cannot be used",
                "they exist, but no broker describes all of them");
        return seen;
    }

    /// Waits until the leader of every partition answers. Records that come sooner can be lost for
    /// minutes: of a producer's first two requests the one is refused and the other taken, and from
    /// then on the one is out of order (KAFKA-15591).
    private void awaitLeaders(Collection<TopicSpec> specs) {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (TopicSpec spec : specs) {
            for (int partition = 0; partition < spec.partitions(); partition++) {
                latest.put(new TopicPartition(spec.name(), partition), OffsetSpec.latest());
            }
        }
        String what = "not every partition of the topics can be read";
        retry(
                () ->
                        Answers.granted(
                                admin.listOffsets(latest).all(),
                                UnknownTopicOrPartitionException.class,
                                what),
                what,
                "some have no leader");
    }

    private static void retry(BooleanSupplier attempt, String what, String reason) {
        long giveUpAt = System.nanoTime() + Answers.PATIENCE.toNanos();
        while (!attempt.getAsBoolean()) {
            if (System.nanoTime() - giveUpAt > 0) {
                throw new UnfitCluster(what, List.of(reason));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private void refuseContradictions(
            Map<String, TopicSpec> specs, Map<String, TopicDescription> present) {
        var resources =
                present.keySet().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        var settings =
                Answers.await(
                        admin.describeConfigs(resources).all(),
                        "the topics' settings cannot be described");
        var reasons = new ArrayList<String>();
        present.forEach((name, topic) -> {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
            reasons.addAll(
                    contradictions(
                            requireNonNull(specs.get(name)),
                            topic.partitions().size(),
                            requireNonNull(settings.get(resource))));
        });
        if (!reasons.isEmpty()) {
            throw new UnfitCluster("topics are there, but not as they must be", reasons);
        }
    }

    private static List<String> contradictions(TopicSpec spec, int partitions, Config settings) {
        var reasons = new ArrayList<String>();
        if (partitions != spec.partitions()) {
            reasons.add(
                    spec.name()
                            + " has "
                            + partitions
                            + " partitions, must have "
                            + spec.partitions()
                            + ": jobs would change partition, so set the count to what is there,"
                            + " or move to a new topic");
        }
        spec.settings()
                .forEach((name, needed) -> {
                    String value = settings.get(name).value();
                    if (!suffices(name, value, needed)) {
                        reasons.add(mend(spec, name, value, needed));
                    }
                });
        reasons.sort(null);
        return reasons;
    }

    /// Limits may be wider than needed, below zero being none at all; everything else must be
    /// equal.
    private static boolean suffices(String name, String value, String needed) {
        if (!name.startsWith("retention.")) {
            return value.equals(needed);
        }
        long has = Long.parseLong(value);
        long needs = Long.parseLong(needed);
        return has < 0 || (needs >= 0 && has >= needs);
    }

    private static String mend(TopicSpec spec, String name, String value, String needed) {
        return ("%s has %s=%s, needs %s: run kafka-configs.sh --bootstrap-server HOST:PORT --alter"
                        + " --topic %s --add-config %s=%s")
                .formatted(spec.name(), name, value, needed, spec.name(), name, needed);
    }
}
