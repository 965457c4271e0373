package io.heliotrope.decide;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.Region;
import io.heliotrope.model.TenantId;
import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.prove.Advice;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes policies of settings. Stateless, safe from any thread.
public final class PolicyTexts {
    private static final String SHIPPED = "default.helio";

    private PolicyTexts() {}

    /// The policy that settings ask for in a catalogue; see [#load].
    public static Policy policy(PolicySettings settings, Catalogue catalogue) {
        return load(settings, catalogue).policy();
    }

    /// The policy that settings ask for in a catalogue: the built-in rules where there is no text.
    ///
    /// A text is checked, and its guarantees are proved, before it is published. One that a
    /// catalogue has made wrong since, of which a guarantee is no longer proved there, or that asks
    /// for what this version does not do, closes: no region is allowed, by a rule `policy`, until
    /// either is mended. Of a tenant's modules, for its jobs alone.
    public static LoadedPolicy load(PolicySettings settings, Catalogue catalogue) {
        return settings.isText()
                ? new PolicyLoad(settings, catalogue).load()
                : new LoadedPolicy(new BuiltInPolicy(settings), List.of());
    }

    /// Why a policy should not come into force in a catalogue, each naming the module or the
    /// tenant; empty when it may. More than [#load] asks, which also takes up what earlier versions
    /// let in: a text that leaves a decision to the order of its policies, or starts jobs too late
    /// for their deadlines, is not to be trusted with new jobs.
    public static List<String> faults(PolicySettings settings, Catalogue catalogue) {
        List<String> faults = new ArrayList<>(load(settings, catalogue).faults());
        if (faults.isEmpty() && settings.isText()) {
            faults.addAll(lapses("", settings.texts(), catalogue));
            for (TenantId tenant : settings.tenants().keySet()) {
                lapses("tenant " + tenant + ": ", settings.modulesOf(tenant), catalogue).stream()
                        .filter(lapse -> !faults.contains(lapse))
                        .forEach(faults::add);
            }
        }
        return faults;
    }

    private static List<String> lapses(String who, List<PolicyText> texts, Catalogue catalogue) {
        return compile(texts, catalogue).program().map(Advice::errors).orElse(List.of()).stream()
                .map(one -> who + told(one))
                .toList();
    }

    /// A diagnostic in one line.
    static String told(Diagnostic one) {
        return one.primary().span() + " " + one.code() + ": " + one.message();
    }

    /// The text that Heliotrope runs on when it is given none.
    public static PolicyText shipped() {
        try (InputStream in = PolicyTexts.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + SHIPPED);
            }
            return new PolicyText(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Parses and checks a text against a catalogue; the main module comes first.
    public static Compilation compile(List<PolicyText> texts, Catalogue catalogue) {
        return Policies.compile(
                places(catalogue),
                texts.stream().map(text -> new Source(text.name(), text.text())).toList());
    }

    /// A catalogue as policies see it.
    public static Places places(Catalogue catalogue) {
        Map<String, String> within = new HashMap<>();
        for (Map.Entry<Jurisdiction, Jurisdiction> each : catalogue.law().sorted().entrySet()) {
            within.put(each.getKey().toString(), each.getValue().toString());
        }
        return new Places(
                catalogue.regions().stream().map(PolicyTexts::site).toList(),
                within,
                new TreeSet<>(),
                new TreeSet<>(),
                catalogue.models().stream()
                        .map(ModelSpec::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Site site(Region region) {
        return new Site(
                region.id().value(),
                region.jurisdiction().toString(),
                region.traits().tier(),
                region.accelerator().memoryGib(),
                region.traits().clock());
    }
}
