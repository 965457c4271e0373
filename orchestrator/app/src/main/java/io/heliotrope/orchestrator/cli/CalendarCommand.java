package io.heliotrope.orchestrator.cli;

import static java.util.stream.Collectors.joining;

import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.calendar.CalendarJson;
import io.heliotrope.orchestrator.calendar.CalendarText;
import io.heliotrope.orchestrator.calendar.GreenCalendar;
import io.heliotrope.orchestrator.inspect.WorldScan;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.state.World;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// When a region is green.
@Command(
        name = "calendar",
        mixinStandardHelpOptions = true,
        description =
                "Lists the green windows of a region in the days ahead, as decisions see them:"
                        + " intensity times PUE, as far as it is foretold.",
        footer = {
            "",
            "Examples:",
            "  heliotrope calendar eu-north",
            "  heliotrope calendar eu-north --below 70 --zone Europe/Stockholm --json"
        })
final class CalendarCommand implements Callable<Integer> {
    private static final double PERCENT = 100;
    private static final int MOST_PERCENT = 100;

    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "REGION", description = "The region asked about.")
    private String region = "";

    @Option(
            names = "--below",
            paramLabel = "PERCENT",
            defaultValue = "80",
            description =
                    "Green is at most this share of the mean of what is foretold, 1 to 100 (default:"
                            + " ${DEFAULT-VALUE}).")
    private int below = 80;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = ZoneOption.class,
            description = "Local time, such as Europe/Berlin (default: the region's clock).")
    private @Nullable ZoneId zone;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    CalendarCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (below < 1 || below > MOST_PERCENT) {
            throw new CannotRun(
                    Why.USAGE,
                    "--below was " + below + ", expected 1 to 100 (percent of the mean)");
        }
        World world = WorldScan.world(connection.installation(context.environment()));
        context.print(render(world));
        return 0;
    }

    /// What is printed of a world.
    String render(World world) {
        List<Region> regions = world.catalogue().regions();
        Region asked =
                regions.stream()
                        .filter(each -> each.id().value().equals(region))
                        .findFirst()
                        .orElseThrow(() ->
                                new CannotRun(
                                        Why.USAGE,
                                        "no region is called '%s': there are %s"
                                                .formatted(
                                                        region,
                                                        regions.stream()
                                                                .map(r -> r.id().value())
                                                                .collect(joining(", ")))));
        GreenCalendar calendar =
                GreenCalendar.of(world, world.catalogue().indexOf(asked.id()), below / PERCENT);
        ZoneId local = zone == null ? asked.traits().clock() : zone;
        return json ? CalendarJson.render(calendar, local) : CalendarText.render(calendar, local);
    }
}
