package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The settings that a drill's processes run on: a clean northern region and a dirty western one
/// under another law, each with a home cluster of its own, and the control cluster.
///
/// Slots are so few that a pause of the decider leaves more jobs waiting than there are slots.
final class FleetFile {
    static final ClusterId NORTH_HOME = new ClusterId("north");
    static final ClusterId WEST_HOME = new ClusterId("west");
    static final ClusterId CONTROL = new ClusterId("control");
    static final RegionId NORTH = new RegionId("north");
    static final RegionId WEST = new RegionId("west");
    static final String MODEL = "tiny-classifier";

    /// Labels that keep a job in its region.
    static final String NORTHERN_LAW = "EU";

    static final String WESTERN_LAW = "US";

    private FleetFile() {}

    /// Writes them with the clusters at `addresses`, `more` lines of further settings for each
    /// cluster, and `rest` lines at the end.
    static Path write(Path file, Map<ClusterId, String> addresses, String more, String rest) {
        StringBuilder text = new StringBuilder("clusters:\n");
        addresses.forEach((cluster, address) ->
                text.append("  %s:\n    bootstrap: %s\n%s".formatted(cluster, address, more)));
        text.append(
                """
                control: control
                jurisdictions: {SE: EU, EU: WORLD, US-CA: US, US: WORLD}
                regions:
                  north:
                    zone: SE-SE3
                    jurisdiction: SE
                    home: north
                    latitude: 59.33
                    longitude: 18.07
                    accelerator: {name: H100-80, memory: 80GiB, idle: 220W, busy: 745W}
                    interactiveSlots: 8
                    batchSlots: 32
                    pue: 1.1
                  west:
                    zone: US-CAL-CISO
                    jurisdiction: US-CA
                    home: west
                    latitude: 37.34
                    longitude: -121.89
                    accelerator: {name: A100-80, memory: 80GiB, idle: 205W, busy: 490W}
                    interactiveSlots: 8
                    batchSlots: 32
                    pue: 1.3
                models:
                  tiny-classifier: {engine: onnx, memory: 2GiB, joulesA: 0.05J, joulesC: 0.002J, perToken: 1ms}
                policy: {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 50, reserve: 1m}
                admin: {listen: "127.0.0.1:0"}
                """);
        text.append(rest);
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("the drill's settings cannot be written", e);
        }
    }
}
