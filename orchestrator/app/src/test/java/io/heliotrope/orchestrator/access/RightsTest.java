package io.heliotrope.orchestrator.access;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is meant, written down once more: who may read and write what.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RightsTest {
    private static final HeliotropeConfig CONFIG = SmallWorld.config();
    private static final Catalogue CATALOGUE = CONFIG.catalogue();
    private static final ClusterId EUROPE = new ClusterId("europe");
    private static final ClusterId WORLD = new ClusterId("world");

    private static SortedSet<Right> rights(ClusterId... cluster) {
        return Rights.on(Set.of(cluster), WORLD, CATALOGUE);
    }

    /// Words of the roles with the operation on a topic.
    private static Set<String> who(ClusterId cluster, AclOperation operation, String topic) {
        return rights(cluster).stream()
                .filter(right -> right.resource().resourceType() == ResourceType.TOPIC)
                .filter(right -> right.operation() == operation)
                .filter(right ->
                        right.resource().patternType() == PatternType.PREFIXED
                                ? topic.startsWith(right.resource().name())
                                : topic.equals(right.resource().name()))
                .map(right -> right.role().word())
                .collect(toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> all(
            ClusterId cluster, AclOperation operation, List<TopicSpec> topics) {
        Map<String, Set<String>> all = new TreeMap<>();
        topics.forEach(topic -> all.put(topic.name(), who(cluster, operation, topic.name())));
        return all;
    }

    private static List<TopicSpec> europe() {
        return TopicLayout.standard()
                .home(
                        List.of(new RegionId("eu"), new RegionId("eu-east")),
                        CATALOGUE.regions().stream().map(r -> r.id()).toList());
    }

    @Test
    void each_control_topic_is_written_by_who_it_is_for() {
        Set<String> homes = Set.of("home-europe", "home-world");
        Set<String> decider = Set.of("decider");

        assertThat(all(WORLD, AclOperation.WRITE, TopicLayout.standard().control()))
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry(
                                        "heliotrope.control.catalogue", Set.of("admin", "decider")),
                                Map.entry("heliotrope.control.policy", Set.of("admin", "decider")),
                                Map.entry("heliotrope.control.signals", decider),
                                Map.entry("heliotrope.control.clock", decider),
                                Map.entry("heliotrope.control.decisions", decider),
                                Map.entry("heliotrope.control.plans", decider),
                                Map.entry("heliotrope.control.progress", decider),
                                Map.entry("heliotrope.control.descriptors", homes),
                                Map.entry("heliotrope.control.outcomes", homes),
                                Map.entry("heliotrope.control.checkpoints", Set.of("notary")),
                                Map.entry(
                                        "heliotrope.control.budgets",
                                        Set.of("decider", "home-europe", "home-world")),
                                Map.entry(
                                        "heliotrope.control.pools",
                                        Set.of(
                                                "decider",
                                                "worker-eu",
                                                "worker-eu-east",
                                                "worker-us"))));
    }

    @Test
    void the_topics_of_a_home_are_written_by_its_router_its_producers_and_lawful_workers() {
        Set<String> home = Set.of("home-europe");
        Set<String> workers = Set.of("worker-eu", "worker-eu-east");
        Map<String, Set<String>> writers = new TreeMap<>();
        for (String origin : List.of("eu", "eu-east")) {
            String topic = "heliotrope." + origin;
            writers.put(topic + ".jobs.interactive", Set.of("home-europe", "producer-europe"));
            writers.put(topic + ".jobs.batch", Set.of("producer-europe"));
            writers.put(topic + ".results.interactive", workers);
            writers.put(
                    topic + ".results.batch", Set.of("home-europe", "worker-eu", "worker-eu-east"));
            writers.put(topic + ".status", home);
            writers.put(topic + ".restatements", home);
            writers.put(topic + ".dead-letters", home);
        }
        for (String target : List.of("eu", "eu-east", "us")) {
            writers.put("heliotrope.dispatch." + target + ".interactive", home);
            writers.put("heliotrope.dispatch." + target + ".batch", home);
        }

        assertThat(all(EUROPE, AclOperation.WRITE, europe())).isEqualTo(writers);
    }

    @Test
    void payloads_are_read_where_the_law_allows_and_by_who_must() {
        Set<String> must = Set.of("home-europe", "observer");

        assertThat(who(EUROPE, AclOperation.READ, "heliotrope.eu.jobs.batch"))
                .isEqualTo(Set.of("home-europe", "observer", "worker-eu", "worker-eu-east"));
        assertThat(who(EUROPE, AclOperation.READ, "heliotrope.eu.jobs.interactive"))
                .isEqualTo(must);
        assertThat(who(EUROPE, AclOperation.READ, "heliotrope.dispatch.eu.interactive"))
                .isEqualTo(Set.of("home-europe", "notary", "observer", "worker-eu"));
        assertThat(who(EUROPE, AclOperation.READ, "heliotrope.dispatch.us.interactive"))
                .isEqualTo(Set.of("home-europe", "notary", "observer"));
        assertThat(who(EUROPE, AclOperation.READ, "heliotrope.eu.results.interactive"))
                .isEqualTo(Set.of("home-europe", "observer", "producer-europe"));
        assertThat(who(WORLD, AclOperation.READ, "heliotrope.us.jobs.batch"))
                .isEqualTo(
                        Set.of(
                                "home-world",
                                "observer",
                                "worker-eu",
                                "worker-eu-east",
                                "worker-us"));
    }

    @Test
    void a_region_that_may_process_nothing_from_a_home_has_no_right_there() {
        Role american = new Role.Worker(new RegionId("us"));

        assertThat(rights(EUROPE)).noneMatch(right -> right.role().equals(american));
        assertThat(Rights.served(new RegionId("us"), CATALOGUE)).containsExactly(WORLD);
        assertThat(Rights.served(new RegionId("eu"), CATALOGUE)).containsExactly(EUROPE, WORLD);
    }

    @Test
    void only_who_keeps_a_store_makes_topics_beside_the_admin() {
        assertThat(rights(EUROPE, WORLD))
                .filteredOn(right -> right.operation() == AclOperation.CREATE)
                .extracting(right -> right.role().word() + " " + right.on())
                .containsExactlyInAnyOrder(
                        "admin topics heliotrope.*",
                        "decider topic heliotrope-decider-charges-changelog",
                        "decider topic heliotrope-decider-due-changelog",
                        "decider topic heliotrope-decider-jobs-changelog",
                        "decider topic heliotrope-decider-leases-changelog",
                        "home-europe topic heliotrope-router-europe-jobs-changelog",
                        "home-europe topic heliotrope-router-europe-tails-changelog",
                        "home-world topic heliotrope-router-world-jobs-changelog",
                        "home-world topic heliotrope-router-world-tails-changelog");
    }

    @Test
    void nobody_alters_or_deletes_anything_and_the_observer_only_reads() {
        assertThat(rights(EUROPE, WORLD))
                .extracting(Right::operation)
                .containsOnly(
                        AclOperation.READ,
                        AclOperation.WRITE,
                        AclOperation.CREATE,
                        AclOperation.DESCRIBE,
                        AclOperation.DESCRIBE_CONFIGS);
        assertThat(rights(EUROPE, WORLD))
                .filteredOn(right -> right.role().equals(Role.observer()))
                .isNotEmpty()
                .allMatch(right -> right.operation() == AclOperation.READ)
                .allMatch(right -> right.resource().resourceType() == ResourceType.TOPIC);
    }

    @Test
    void groups_end_with_a_dot_so_that_no_region_covers_another() {
        assertThat(rights(EUROPE, WORLD))
                .filteredOn(right -> right.resource().resourceType() == ResourceType.GROUP)
                .filteredOn(right -> right.resource().patternType() == PatternType.PREFIXED)
                .hasSize(5)
                .allMatch(right -> right.resource().name().endsWith("."));
    }

    @Test
    void one_kafka_that_plays_all_parts_has_the_rights_of_each() {
        TreeSet<Right> both = new TreeSet<>(rights(EUROPE));
        both.addAll(rights(WORLD));

        assertThat(rights(EUROPE, WORLD)).isEqualTo(both);
    }
}
