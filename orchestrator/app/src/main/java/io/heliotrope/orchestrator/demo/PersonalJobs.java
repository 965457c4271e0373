package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.SealingKey;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.TopicScan;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.SealedJob;
import io.heliotrope.queues.SealedResult;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.seal.KeyFiles;
import io.heliotrope.queues.seal.PrivateKey;
import io.heliotrope.queues.seal.RegionKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The jobs of the canary's cluster that hold personal data: those that may not leave its law. They
/// are sealed to keys that are made for this run; their payloads carry a mark of their own, which
/// must be readable nowhere.
///
/// Safe from any thread.
final class PersonalJobs {
    private static final String SEALED = "-sealed";

    private final Scenario scenario;
    private final Path keys;
    private final PrivateKey reply = PrivateKey.generate();
    private final SecureRandom random = new SecureRandom();
    private final Map<JobId, Submitted> sealed = new ConcurrentHashMap<>();

    private PersonalJobs(Scenario scenario, Path keys) {
        this.scenario = scenario;
        this.keys = keys;
    }

    /// A body as its producer wrote it, with what it became: a repeat is the same bytes again.
    private record Submitted(String text, SealedJob.Ready ready) {}

    /// Makes a key for each region of the canary's cluster, in files below `keys`.
    static PersonalJobs of(Scenario scenario, Path keys) throws IOException {
        SortedMap<RegionId, List<SealingKey>> published = new TreeMap<>();
        for (Region region : scenario.catalogue().regions()) {
            if (region.home().equals(scenario.canary().cluster())) {
                PrivateKey key = PrivateKey.generate();
                Path _ = KeyFiles.add(key, region.id(), keys);
                published.put(region.id(), List.of(new SealingKey.Live(key.publicKey())));
            }
        }
        Sealing sealing = new Sealing(published, new TreeMap<>());
        return new PersonalJobs(scenario.with(scenario.catalogue().with(sealing)), keys);
    }

    /// The scenario, with the public keys in its catalogue.
    Scenario scenario() {
        return scenario;
    }

    /// What a region's worker holds.
    RegionKeys keys(RegionId region) {
        return RegionKeys.of(region, keys);
    }

    boolean isPersonal(Arrival arrival) {
        return arrival.headers().containsKey(JobHeaders.RESIDENCY)
                && scenario.catalogue()
                        .find(arrival.origin())
                        .filter(region -> region.home().equals(scenario.canary().cluster()))
                        .isPresent();
    }

    /// What its producer puts on the topic.
    SealedJob.Ready submitted(Arrival arrival) {
        if (!isPersonal(arrival)) {
            return new SealedJob.Ready(arrival.headers(), arrival.payload());
        }
        Submitted known = sealed.get(arrival.job());
        if (known != null && known.text().equals(arrival.text())) {
            return known.ready();
        }
        SealedJob.Ready ready = seal(arrival);
        sealed.put(arrival.job(), new Submitted(arrival.text(), ready));
        return ready;
    }

    private SealedJob.Ready seal(Arrival arrival) {
        Map<String, String> headers = new TreeMap<>(arrival.headers());
        headers.put(JobHeaders.DATA, "personal");
        byte[] payload =
                arrival.text()
                        .replace(scenario.canary().marker(), mark())
                        .getBytes(StandardCharsets.UTF_8);
        SealedJob.Draft draft =
                new SealedJob.Draft(
                        arrival.origin(),
                        arrival.lane(),
                        arrival.job(),
                        headers,
                        payload,
                        reply.publicKey());
        return switch (SealedJob.of(draft, scenario.catalogue(), random)) {
            case SealedJob.Ready ready -> ready;
            // labels that no region meets: nobody is to read it, and it is refused for them
            case SealedJob.Impossible impossible ->
                    new SealedJob.Ready(new TreeMap<>(headers), new byte[0]);
        };
    }

    /// What stands in every sealed payload.
    String mark() {
        return scenario.canary().marker() + SEALED;
    }

    /// How many arrivals carry the canary in the open.
    long openCanaries() {
        return scenario.arrivals().stream()
                .filter(arrival -> !isPersonal(arrival))
                .filter(arrival -> arrival.text().contains(scenario.canary().marker()))
                .count();
    }

    /// How many jobs were sealed so far.
    int count() {
        return sealed.size();
    }

    /// The sealed jobs of which an output opens with their producer's key.
    Set<JobId> opened(Installation installation) {
        Set<JobId> opened = new TreeSet<>();
        try (TopicScan scan = installation.scan(scenario.canary().cluster())) {
            for (Region region : scenario.catalogue().regions()) {
                for (Lane lane : Lane.values()) {
                    scan.read(
                            scan.partitions(Topics.results(region.id(), lane)),
                            received -> {
                                if (SealedResult.of(received, lane, reply)
                                                instanceof
                                                SealedResult.Open(Result result, var content)
                                        && result.kind() instanceof Result.Finished) {
                                    opened.add(result.job());
                                }
                            });
                }
            }
        }
        return opened;
    }
}
