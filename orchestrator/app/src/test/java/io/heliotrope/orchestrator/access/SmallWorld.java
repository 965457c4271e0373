package io.heliotrope.orchestrator.access;

import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.nio.file.Path;
import java.util.Map;

/// Two home clusters and three regions: two of European law at home in Europe, one of them called
/// like the beginning of the other, and one elsewhere that may process nothing that comes from the
/// European Union.
final class SmallWorld {
    static final String REST =
            """
            control: world
            jurisdictions: {SE: EU, PL: EU, US: AMERICA}
            residency: {EU: EU}
            regions:
              eu:
                {zone: SE-SE3, jurisdiction: SE, home: europe, latitude: 59, longitude: 18,
                 accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
                 interactiveSlots: 2, batchSlots: 2, pue: 1.1}
              eu-east:
                {zone: PL, jurisdiction: PL, home: europe, latitude: 52, longitude: 21,
                 accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
                 interactiveSlots: 2, batchSlots: 2, pue: 1.3}
              us:
                {zone: US-CAL-CISO, jurisdiction: US, home: world, latitude: 37, longitude: -122,
                 accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
                 interactiveSlots: 2, batchSlots: 2, pue: 1.2}
            models:
              tiny-classifier:
                {engine: onnx, memory: 2GiB, joulesA: 0.05J, joulesC: 0.002J, perToken: 1ms}
            signals:
              {addresses: {electricitymaps: 'http://127.0.0.1:1/v3'}}
            policy:
              {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: 1m}
            """;

    private SmallWorld() {}

    /// The settings, with both clusters embedded.
    static HeliotropeConfig config() {
        String clusters =
                "clusters: {europe: {bootstrap: embedded}, world: {bootstrap: embedded}}\n";
        return switch (ConfigLoad.text(Path.of("small.yaml"), clusters + REST, Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused);
        };
    }
}
