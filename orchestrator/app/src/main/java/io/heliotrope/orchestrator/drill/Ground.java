package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.explain.Explanation;
import io.heliotrope.orchestrator.inspect.JobTrail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where drills take place: two brokers, all roles and a witness. Belongs to the drill's thread.
final class Ground implements AutoCloseable {
    /// A session that two busy cores can keep, and the embedded broker grants.
    static final Duration SESSION = Duration.ofSeconds(3);

    private static final int EXPLAINED = 5;

    private final ChildBroker north;
    private final ChildBroker west;
    private final ChildFleet fleet;
    private final Witness witness;

    /// Of all loads that were judged.
    private final Set<JobId> submitted = new HashSet<>();

    private final Set<JobId> acknowledged = new HashSet<>();

    private Ground(ChildBroker north, ChildBroker west, ChildFleet fleet) {
        this(north, west, fleet, fleet.site().classPath());
    }

    private Ground(ChildBroker north, ChildBroker west, ChildFleet fleet, String classPath) {
        this.north = north;
        this.west = west;
        this.fleet = fleet;
        fleet.startAll(classPath);
        this.witness = new Witness(fleet);
    }

    /// Starts everything and returns when all is up.
    static Ground open(Site site) {
        return open(site, Map.of(), SESSION);
    }

    /// On brokers with further `settings`.
    static Ground open(Site site, Map<String, String> settings, Duration session) {
        ChildBroker north = ChildBroker.start(site, "north", settings);
        ChildBroker west = ChildBroker.start(site, "west", settings);
        return new Ground(north, west, ChildFleet.on(site, straight(north, west), line(session)));
    }

    /// With the roles of another build of the program, and no setting that an earlier one may not
    /// know.
    static Ground openOn(Site site, String classPath) {
        ChildBroker north = ChildBroker.start(site, "north", Map.of());
        ChildBroker west = ChildBroker.start(site, "west", Map.of());
        return new Ground(north, west, ChildFleet.plain(site, straight(north, west)), classPath);
    }

    /// With the west's broker on the data folder `data`.
    static Ground open(Site site, Path data) {
        ChildBroker north = ChildBroker.start(site, "north", Map.of());
        ChildBroker west = ChildBroker.start(site, "west", data, Map.of());
        return new Ground(north, west, ChildFleet.on(site, straight(north, west), line(SESSION)));
    }

    /// With a network that misbehaves between the west's cluster and everybody.
    static Ground behindProxy(Site site) {
        ChildBroker north = ChildBroker.start(site, "north", Map.of());
        ChildBroker west = ChildBroker.behindProxy(site, "west", Map.of());
        Map<ClusterId, String> addresses =
                Map.of(
                        FleetFile.NORTH_HOME, north.bootstrap(),
                        FleetFile.WEST_HOME, west.proxied(),
                        FleetFile.CONTROL, north.bootstrap());
        return new Ground(north, west, ChildFleet.on(site, addresses, line(SESSION)));
    }

    /// The north's cluster holds the control topics too, the west's stands alone.
    private static Map<ClusterId, String> straight(ChildBroker north, ChildBroker west) {
        return Map.of(
                FleetFile.NORTH_HOME, north.bootstrap(),
                FleetFile.WEST_HOME, west.bootstrap(),
                FleetFile.CONTROL, north.bootstrap());
    }

    private static String line(Duration session) {
        return "    sessionTimeout: %dms%n".formatted(session.toMillis());
    }

    ChildFleet fleet() {
        return fleet;
    }

    Witness witness() {
        return witness;
    }

    /// Of the north's home and the control topics.
    ChildBroker north() {
        return north;
    }

    ChildBroker west() {
        return west;
    }

    /// Kills a member and starts it again.
    void bounce(Member member) {
        fleet.of(member).kill();
        ChildJvm _ = fleet.start(member);
        fleet.awaitUp(member);
    }

    /// Waits until everything that was acknowledged has ended, and tells how long that took.
    ///
    /// @throws DrillFailed naming what is open, with what the processes said
    Duration awaitDrained(Load load, Duration limit) {
        long since = System.nanoTime();
        Patience.until(
                limit,
                () -> "the end of " + witness.open(load.acknowledged()) + why(load) + said(),
                () -> witness.open(load.acknowledged()).isEmpty());
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /// What the topics say of the first few jobs that are open.
    private String why(Load load) {
        StringBuilder why = new StringBuilder();
        for (JobId job : witness.open(load.acknowledged()).stream().limit(EXPLAINED).toList()) {
            why.append('\n')
                    .append(
                            JobTrail.find(fleet.installation(), job)
                                    .map(Explanation::text)
                                    .orElse(job + " is in no topic"));
        }
        return why.toString();
    }

    private String said() {
        StringBuilder all = new StringBuilder();
        fleet.children()
                .forEach(child ->
                        all.append('\n').append(child.name()).append('\n').append(child.said()));
        return all.toString();
    }

    /// The invariants, from the topics, and that no submission was given up: of this load, and of
    /// every one before it that was judged.
    List<Claim> inquest(Load load) {
        List<Claim> claims = new ArrayList<>();
        submitted.addAll(load.all().keySet());
        acknowledged.addAll(load.acknowledged());
        claims.add(
                new Claim(
                        "I8",
                        "no producer is turned away",
                        submitted.equals(acknowledged),
                        acknowledged.size()
                                + " of "
                                + submitted.size()
                                + " submissions acknowledged"));
        claims.addAll(Inquest.hold(fleet.installation(), acknowledged));
        claims.addAll(Leak.look(this));
        return claims;
    }

    @Override
    public void close() {
        witness.close();
        fleet.close();
        west.close();
        north.close();
    }
}
