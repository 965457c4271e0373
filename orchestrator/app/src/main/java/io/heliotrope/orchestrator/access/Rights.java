package io.heliotrope.orchestrator.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.queues.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.acl.AclOperation;

/// The rights that the roles of an installation need, and no others: what each one really reads,
/// writes, makes and commits.
///
/// Follows from the catalogue alone, so that whoever changes it can see which rights change. A
/// region's workers read where the law of an origin lets its jobs be processed there, as the
/// decision does; labels of single jobs narrow that and are no matter of rights.
public final class Rights {
    private static final String ALL = "heliotrope.";
    private static final String DECIDER = "heliotrope-decider";

    private final Catalogue catalogue;
    private final SortedSet<Right> rights = new TreeSet<>();

    private Rights(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// All rights on one Kafka cluster, which plays the parts of `names`, the control cluster's
    /// among them when `control` is one of them.
    public static SortedSet<Right> on(
            Set<ClusterId> names, ClusterId control, Catalogue catalogue) {
        Rights all = new Rights(catalogue);
        all.admin();
        if (names.contains(control)) {
            all.control();
        }
        new TreeSet<>(names).forEach(all::home);
        all.rights.removeIf(all::isIncluded);
        return Collections.unmodifiableSortedSet(all.rights);
    }

    /// To describe is part of to read and to write.
    private boolean isIncluded(Right right) {
        return right.operation() == DESCRIBE
                && (rights.contains(new Right(right.role(), right.resource(), READ))
                        || rights.contains(new Right(right.role(), right.resource(), WRITE)));
    }

    /// The home clusters whose jobs may be processed in `region`, in order of name: its workers
    /// have business there and nowhere else.
    public static List<ClusterId> served(RegionId region, Catalogue catalogue) {
        return catalogue.regions().stream()
                .filter(origin -> mayProcess(catalogue, origin, region))
                .map(Region::home)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean mayProcess(Catalogue catalogue, Region origin, RegionId region) {
        return catalogue
                .find(region)
                .filter(target -> catalogue.allows(Residency.ANYWHERE, origin.id(), target))
                .isPresent();
    }

    private void admin() {
        for (AclOperation operation : List.of(CREATE, DESCRIBE, DESCRIBE_CONFIGS)) {
            rights.add(Right.topics(Role.admin(), ALL, operation));
        }
        // sessions that brokers grant are among their settings
        rights.add(Right.cluster(Role.admin(), DESCRIBE_CONFIGS));
    }

    private void control() {
        read(Role.admin(), List.of(Topics.CATALOGUE, Topics.POLICY));
        write(Role.admin(), List.of(Topics.CATALOGUE, Topics.POLICY));
        decider();
        read(Role.notary(), Topics.sealedControl());
        read(Role.notary(), List.of(Topics.CHECKPOINTS));
        write(Role.notary(), List.of(Topics.CHECKPOINTS));
        for (ClusterId home : homes()) {
            Role role = new Role.Home(home);
            read(role, Topics.world());
            read(role, List.of(Topics.DECISIONS));
            write(role, List.of(Topics.DESCRIPTORS, Topics.OUTCOMES, Topics.BUDGETS));
            read(role, List.of(Topics.BUDGETS));
            rights.add(Right.group(role, agent(home) + "-release"));
            rights.add(Right.cluster(role, DESCRIBE_CONFIGS));
            // where the newest sealing keys are
            read(new Role.Producer(home), List.of(Topics.CATALOGUE));
        }
        for (Region region : catalogue.regions()) {
            Role role = new Role.Worker(region.id());
            read(role, Topics.world());
            write(role, List.of(Topics.POOLS));
        }
        read(Role.observer(), Topics.control());
    }

    private void decider() {
        Role role = Role.decider();
        read(role, Topics.world());
        read(role, List.of(Topics.DESCRIPTORS, Topics.OUTCOMES, Topics.BUDGETS));
        write(role, List.of(Topics.CATALOGUE, Topics.POLICY, Topics.SIGNALS, Topics.CLOCK));
        write(role, List.of(Topics.DECISIONS, Topics.BUDGETS, Topics.PLANS, Topics.PROGRESS));
        // which accelerators are to be on
        write(role, List.of(Topics.POOLS));
        checked(role, Topics.control());
        stores(role, DECIDER, List.of("jobs", "due", "leases", "charges"));
        rights.add(Right.group(role, DECIDER));
        rights.add(Right.transactions(role, DECIDER + "-"));
        rights.add(Right.cluster(role, DESCRIBE_CONFIGS));
    }

    private void home(ClusterId home) {
        List<Region> origins =
                catalogue.regions().stream().filter(r -> r.home().equals(home)).toList();
        if (origins.isEmpty()) {
            return;
        }
        List<String> dispatches = new ArrayList<>();
        for (Region target : catalogue.regions()) {
            dispatches.addAll(dispatches(target.id()));
        }
        router(home, origins, dispatches);
        Role producer = new Role.Producer(home);
        rights.add(Right.groups(producer, "heliotrope.producer." + home + "."));
        for (Role reader : List.of(Role.notary(), Role.observer())) {
            read(reader, dispatches);
        }
        for (Region region : origins) {
            RegionId origin = region.id();
            write(producer, jobs(origin));
            read(producer, results(origin));
            read(producer, List.of(Topics.status(origin), Topics.deadLetters(origin)));
            read(Role.notary(), List.of(Topics.status(origin)));
            read(Role.observer(), topics(origin));
        }
        catalogue.regions().forEach(region -> worker(region.id(), origins));
    }

    private void router(ClusterId home, List<Region> origins, List<String> dispatches) {
        Role role = new Role.Home(home);
        read(role, dispatches);
        write(role, dispatches);
        checked(role, dispatches);
        for (Region region : origins) {
            RegionId origin = region.id();
            List<String> status = List.of(Topics.status(origin), Topics.restatements(origin));
            read(role, jobs(origin));
            read(role, results(origin));
            read(role, status);
            write(role, status);
            write(role, List.of(Topics.deadLetters(origin)));
            // jobs that were keyed otherwise are sent on to their partition
            write(role, List.of(Topics.jobs(origin, Lane.INTERACTIVE)));
            // what the agent declines itself is an outcome as a worker's is
            write(role, List.of(Topics.results(origin, Lane.BATCH)));
            checked(role, topics(origin));
        }
        String router = "heliotrope-router-" + home;
        stores(role, router, List.of("jobs", "tails"));
        rights.add(Right.group(role, router));
        rights.add(Right.group(role, agent(home) + "-intake"));
        rights.add(Right.group(role, agent(home) + "-outcomes"));
        rights.add(Right.cluster(role, DESCRIBE_CONFIGS));
    }

    private void worker(RegionId region, List<Region> origins) {
        List<Region> served =
                origins.stream().filter(origin -> mayProcess(catalogue, origin, region)).toList();
        if (served.isEmpty()) {
            return;
        }
        Role role = new Role.Worker(region);
        read(role, dispatches(region));
        rights.add(Right.groups(role, "heliotrope.worker." + region + "."));
        for (Region origin : served) {
            // payloads of interactive jobs come with their dispatches
            read(role, List.of(Topics.jobs(origin.id(), Lane.BATCH)));
            write(role, results(origin.id()));
        }
    }

    /// Changelogs of state stores: Streams makes them itself, with settings that it alone knows.
    private void stores(Role role, String application, List<String> names) {
        for (String name : names) {
            List<String> changelog = List.of(application + "-" + name + "-changelog");
            read(role, changelog);
            write(role, changelog);
            add(role, changelog, CREATE);
        }
    }

    /// A process looks, before it starts, whether its topics are as they must be.
    private void checked(Role role, Collection<String> topics) {
        add(role, topics, DESCRIBE);
        add(role, topics, DESCRIBE_CONFIGS);
    }

    private void read(Role role, Collection<String> topics) {
        add(role, topics, READ);
    }

    private void write(Role role, Collection<String> topics) {
        add(role, topics, WRITE);
    }

    private void add(Role role, Collection<String> topics, AclOperation operation) {
        topics.forEach(topic -> rights.add(Right.topic(role, topic, operation)));
    }

    private List<ClusterId> homes() {
        return catalogue.regions().stream().map(Region::home).distinct().sorted().toList();
    }

    private static String agent(ClusterId home) {
        return "heliotrope-agent-" + home;
    }

    private static List<String> topics(RegionId origin) {
        List<String> all = new ArrayList<>(jobs(origin));
        all.addAll(results(origin));
        all.add(Topics.status(origin));
        all.add(Topics.restatements(origin));
        all.add(Topics.deadLetters(origin));
        return all;
    }

    private static List<String> jobs(RegionId origin) {
        return lanes(lane -> Topics.jobs(origin, lane));
    }

    private static List<String> results(RegionId origin) {
        return lanes(lane -> Topics.results(origin, lane));
    }

    private static List<String> dispatches(RegionId target) {
        return lanes(lane -> Topics.dispatch(target, lane));
    }

    private static List<String> lanes(Function<Lane, String> topic) {
        return Arrays.stream(Lane.values()).map(topic).toList();
    }
}
