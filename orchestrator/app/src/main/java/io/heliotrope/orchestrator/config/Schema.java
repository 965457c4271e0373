package io.heliotrope.orchestrator.config;

import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.OriginLaw;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.access.Principals;
import io.heliotrope.orchestrator.notary.NotarySettings;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Which settings there are, what each one expects and its default.
final class Schema {
    /// The names at the top of the file.
    static final Set<String> SECTIONS =
            Set.of(
                    "control",
                    "clusters",
                    "regions",
                    "jurisdictions",
                    "models",
                    "rtt",
                    "policy",
                    "sealing",
                    "signals",
                    "admin",
                    "tokens",
                    "notary",
                    "accounting",
                    "residency",
                    "access");

    private static final double MOST_GIB = 100_000;
    private static final double MOST_JOULES = 1e6;
    private static final double MOST_MILLIS = 600_000;

    private final ClusterSection clusterSection;
    private final SealingSection sealingSection;
    private final SignalSection signalSection = new SignalSection();
    private final MeterSection meterSection = new MeterSection();
    private final RegionSection regionSection;
    private final TokenSection tokenSection;
    private final PolicySection policySection;
    private final NotarySection notarySection;

    /// `file` is where the settings come from; files that they name lie beside it.
    Schema(Path file) {
        this.clusterSection = new ClusterSection(file);
        this.sealingSection = new SealingSection(file);
        this.regionSection = new RegionSection(sealingSection, signalSection, meterSection);
        this.tokenSection = new TokenSection(file);
        this.policySection = new PolicySection(file);
        this.notarySection = new NotarySection(file);
    }

    Setting<HeliotropeConfig> read(Section root) {
        Section clusterNames = root.section("clusters");
        Map<ClusterId, ClusterSettings> clusters = clusterSection.clusters(clusterNames);
        Setting<Jurisdictions> law = jurisdictions(root.section("jurisdictions"));
        Section regionNames = root.section("regions");
        Setting<PolicySettings> policy = policySection.read(root.section("policy"));
        List<Region> regions = regionSection.read(regionNames, clusterNames.names(), law, policy);
        List<ModelSettings> models = models(root.section("models"));
        Map<Route, Double> rtt = roundTrips(root.section("rtt"), regionNames.names());
        Setting<SealingSettings> sealing = sealingSection.read(root.section("sealing"), law);
        Setting<SignalSettings> signals = signalSection.read(root.section("signals"));
        Setting<Listen> admin = admin(root.section("admin"));
        Setting<TokenSettings> tokens = tokenSection.read(root.section("tokens"));
        Setting<NotarySettings> notary = notarySection.read(root.section("notary"));
        Setting<AccountingSettings> accounting = AccountingSection.read(root.section("accounting"));
        Setting<OriginLaw> residency = AccessSection.residency(root.section("residency"), law);
        Setting<Principals> principals = AccessSection.principals(root.section("access"));
        Setting<ClusterId> control =
                root.read(
                        "control",
                        among(clusterNames.names()),
                        oneOf(ClusterId::new, clusterNames.names()));
        return root.build(() ->
                new HeliotropeConfig(
                        control.get(),
                        clusters,
                        regions,
                        law.get(),
                        models,
                        rtt,
                        policy.get(),
                        sealing.get(),
                        signals.get(),
                        admin.get(),
                        tokens.get(),
                        notary.get(),
                        accounting.get(),
                        residency.get(),
                        principals.get(),
                        meterSection.meters()));
    }

    private static Setting<Jurisdictions> jurisdictions(Section section) {
        Map<Jurisdiction, Jurisdiction> parents = new HashMap<>();
        for (String child : section.names()) {
            String expected = "a jurisdiction: 1 to 20 of A-Z, 0-9 and -";
            Setting<Jurisdiction> inner = section.key(child, expected, Jurisdiction::new);
            Setting<Jurisdiction> outer = section.read(child, expected, Jurisdiction::new);
            if (inner.isRight() && outer.isRight()) {
                parents.put(inner.get(), outer.get());
            }
        }
        return section.build(() -> new Jurisdictions(parents));
    }

    private static List<ModelSettings> models(Section section) {
        if (section.names().isEmpty()) {
            section.problem("has no model, expected at least one");
        }
        List<ModelSettings> models = new ArrayList<>();
        for (Section one : section.sections()) {
            Setting<ModelSettings> model = model(one);
            if (model.isRight()) {
                models.add(model.get());
            }
        }
        return models;
    }

    private static Setting<ModelSettings> model(Section section) {
        Setting<String> name = section.name("a model's name", Schema::name);
        Setting<Engine> engine =
                section.read("engine", Amounts.words(Engine.class), Amounts.word(Engine.class));
        Setting<Double> memory = section.read("memory", "an amount such as 16GiB", gibibytes());
        Setting<Double> a =
                section.read(
                        "joulesA", "an energy such as 3.16J", Amounts.within(0, MOST_JOULES, "J"));
        Setting<Double> c =
                section.read(
                        "joulesC",
                        "an energy above 0 such as 0.0665J",
                        Amounts.within(1e-9, MOST_JOULES, "J"));
        Setting<Double> millis =
                section.read(
                        "perToken", "a time such as 2ms", Amounts.within(1e-6, MOST_MILLIS, "ms"));
        Setting<String> version =
                TraitsSection.name(section, "version", "a version such as 2024-07");
        Setting<String> vendor = TraitsSection.name(section, "vendor", "who made it");
        return section.build(() ->
                new ModelSettings(
                        new ModelSpec(
                                name.get(),
                                memory.get(),
                                a.get(),
                                c.get(),
                                millis.get(),
                                version.get(),
                                vendor.get()),
                        engine.get()));
    }

    private static Map<Route, Double> roundTrips(Section section, Set<String> regions) {
        Map<Route, Double> stated = new TreeMap<>();
        for (Section row : section.sections()) {
            Setting<RegionId> from = row.name(among(regions), oneOf(RegionId::new, regions));
            for (String column : row.names()) {
                Setting<RegionId> to =
                        row.key(column, among(regions), oneOf(RegionId::new, regions));
                Setting<Double> millis =
                        row.read(
                                column,
                                "a time such as 25ms",
                                Amounts.within(0, MOST_MILLIS, "ms"));
                if (from.isRight() && to.isRight() && millis.isRight()) {
                    stated.put(new Route(from.get(), to.get()), millis.get());
                }
            }
        }
        return stated;
    }

    private static Setting<Listen> admin(Section section) {
        Setting<Listen> listen =
                section.read("listen", new Listen("127.0.0.1", 0), Listen.EXPECTED, Listen::parse);
        return section.build(listen::get);
    }

    static Function<String, Double> gibibytes() {
        return Amounts.within(1e-3, MOST_GIB, "GiB");
    }

    static Function<String, Jurisdiction> known(Setting<Jurisdictions> law) {
        return text -> {
            Jurisdiction jurisdiction = new Jurisdiction(text);
            if (law.isRight() && !law.get().knows(jurisdiction)) {
                throw new IllegalArgumentException(text);
            }
            return jurisdiction;
        };
    }

    /// Reads one of the names that the settings declare elsewhere.
    static <T> Function<String, T> oneOf(Function<String, T> parse, Set<String> names) {
        return text -> {
            if (!names.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return parse.apply(text);
        };
    }

    static String among(Set<String> names) {
        return "one of " + String.join(", ", names);
    }

    static String name(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
