package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.RegionId;
import java.util.List;

/// One process of a drill's installation: its name, and what an operator would type to start it.
record Member(String name, List<String> arguments) {
    static final Member CONTROL = new Member("control", List.of("up", "--only", "control"));
    static final Member NORTH_HOME = home(FleetFile.NORTH_HOME);
    static final Member WEST_HOME = home(FleetFile.WEST_HOME);
    static final Member NORTH_WORKER = worker(FleetFile.NORTH);
    static final Member WEST_WORKER = worker(FleetFile.WEST);
    static final List<Member> ALL =
            List.of(CONTROL, NORTH_HOME, WEST_HOME, NORTH_WORKER, WEST_WORKER);

    Member {
        arguments = List.copyOf(arguments);
    }

    private static Member home(ClusterId cluster) {
        return new Member("home-" + cluster, List.of("up", "--only", "home:" + cluster));
    }

    private static Member worker(RegionId region) {
        return new Member("worker-" + region, List.of("worker", "--region", region.value()));
    }

    /// The same role in one more process.
    Member again(String suffix) {
        return new Member(name + suffix, arguments);
    }

    @Override
    public String toString() {
        return name;
    }
}
