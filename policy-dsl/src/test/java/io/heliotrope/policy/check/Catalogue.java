package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// A made-up catalogue of nine regions.
final class Catalogue {
    private Catalogue() {}

    static Places acme() {
        return new Places(
                List.of(
                        site("eu-north-1", "SE", "central", 80, "Europe/Stockholm"),
                        site("eu-central-1", "DE", "central", 80, "Europe/Berlin"),
                        site("eu-west-3", "FR", "regional", 48, "Europe/Paris"),
                        site("no-south-1", "NO", "central", 80, "Europe/Oslo"),
                        site("pl-1", "PL", "regional", 48, "Europe/Warsaw"),
                        site("ch-1", "CH", "regional", 80, "Europe/Zurich"),
                        site("us-east-1", "US", "central", 80, "America/New_York"),
                        site("us-west-1", "US-CA", "central", 80, "America/Los_Angeles"),
                        site("edge-berlin", "DE", "edge", 24, "Europe/Berlin")),
                Map.of(
                        "SE", "EU", "DE", "EU", "FR", "EU", "PL", "EU", "EU", "EEA", "NO", "EEA",
                        "US-CA", "US", "JP", "APAC"),
                names("eu-personal", "embeddings", "phi"),
                names("acme-health", "acme", "globex"),
                names("llama-8b", "moderation-v2"));
    }

    private static Site site(String id, String law, String tier, double gib, String clock) {
        return new Site(id, law, tier, gib, ZoneId.of(clock));
    }

    private static SortedSet<String> names(String... names) {
        return new TreeSet<>(Set.of(names));
    }
}
