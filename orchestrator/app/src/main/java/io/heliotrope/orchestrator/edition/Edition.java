package io.heliotrope.orchestrator.edition;

import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Digest;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import java.time.Instant;

/// A record of the policy topic: `offset` is its place there, by which it is called, `at` the real
/// time of its writing.
public record Edition(long offset, Instant at, PolicySet set) {
    /// What it says.
    public PolicySettings settings() {
        return set.settings();
    }

    /// The digest that receipts name while it is in force in `catalogue`.
    public Digest digest(Catalogue catalogue) {
        return PolicyTexts.policy(settings(), catalogue).digest();
    }

    /// What decides, in a few words.
    public String title() {
        return title(settings());
    }

    /// The main module, and whose modules stand above it.
    static String title(PolicySettings settings) {
        String base = settings.isText() ? settings.texts().getFirst().name() : "the built-in rules";
        String tenants =
                settings.tenants().isEmpty()
                        ? ""
                        : ", and modules of " + settings.tenants().keySet();
        String shadow =
                settings.shadow().stream()
                        .findFirst()
                        .map(PolicyText::name)
                        .map(name -> ", " + name + " in its shadow")
                        .orElse("");
        return base + tenants + shadow;
    }
}
