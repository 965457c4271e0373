package io.heliotrope.orchestrator.config;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import io.heliotrope.signals.cooling.Cooling;
import io.heliotrope.signals.cooling.PueAnchors;
import io.heliotrope.signals.cooling.PueModel;
import io.heliotrope.signals.cooling.SiteCooling;
import io.heliotrope.signals.cooling.WaterUse;
import io.heliotrope.signals.http.ClientSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads where signals come from, and how the regions are cooled. Keys are no settings: they come
/// from the environment alone.
final class SignalSection {
    private static final String NONE = "none";
    private static final double TYPICAL_LOAD = 0.7;
    private static final double LEAST_LOAD = 0.05;
    private static final String WATER =
            NONE + ", or the cycles of concentration, above 1 and at most 20";
    private static final String PUE = "a number 1 to 3";

    private static final String FEEDS =
            "feeds, best first, out of "
                    + Arrays.stream(Provider.values())
                            .filter(Provider::isFeed)
                            .map(Provider::word)
                            .collect(Collectors.joining(", "))
                    + "; or "
                    + NONE;

    private static final String ZONE = FEEDS + "; or a mapping with feeds and canBeZero";

    /// Who says nothing asks nobody without a key.
    private static final List<Provider> UNSAID = List.of(Provider.ELECTRICITYMAPS);

    private final TreeMap<RegionId, SiteCooling> sites = new TreeMap<>();

    /// Reads a region's `cooling`, which may be left out.
    void region(Setting<RegionId> id, Section section) {
        if (section.names().isEmpty()) {
            return;
        }
        Setting<Cooling> cooling =
                section.read(
                        "class", "one of " + String.join(", ", Cooling.names()), Cooling::named);
        Setting<Double> load =
                section.read(
                        "load",
                        TYPICAL_LOAD,
                        "the part of the design load that IT takes, 0.05 to 1",
                        Amounts.within(LEAST_LOAD, 1, ""));
        Setting<Double> free = section.read("pueFree", Double.NaN, PUE, Amounts.within(1, 3, ""));
        Setting<Double> machines =
                section.read("pueMechanical", Double.NaN, PUE, Amounts.within(1, 3, ""));
        Setting<Optional<WaterUse>> water =
                section.read("water", Optional.empty(), WATER, SignalSection::water);
        Setting<SiteCooling> site =
                section.build(() ->
                        new SiteCooling(
                                new PueModel(
                                        anchored(cooling.get(), free.get(), machines.get()),
                                        load.get()),
                                water.get().orElse(null)));
        if (id.isRight() && site.isRight()) {
            sites.put(id.get(), site.get());
        }
    }

    private static Optional<WaterUse> water(String text) {
        return Optional.of(
                text.equals(NONE) ? WaterUse.NONE : WaterUse.atMost(Double.parseDouble(text)));
    }

    private static Cooling anchored(Cooling cooling, double free, double machines) {
        if (Double.isNaN(free) && Double.isNaN(machines)) {
            return cooling;
        }
        return cooling.calibrated(
                cooling.name(),
                PueAnchors.of(
                        Double.isNaN(free) ? cooling.anchors().free() : free,
                        Double.isNaN(machines) ? cooling.anchors().mechanical() : machines));
    }

    /// Reads the section; the regions were read before.
    Setting<SignalSettings> read(Section section) {
        Setting<Basis> basis =
                section.read(
                        "basis",
                        Basis.AVERAGE_LIFECYCLE,
                        Amounts.words(Basis.class),
                        Amounts.word(Basis.class));
        Setting<List<Provider>> feeds = section.read("feeds", UNSAID, FEEDS, SignalSection::feeds);
        TreeMap<GridZone, List<Provider>> zones = new TreeMap<>();
        TreeSet<GridZone> canBeZero = new TreeSet<>();
        zones(section.section("zones"), zones, canBeZero);
        String weathers = Provider.OPEN_METEO.word() + " or " + NONE;
        Setting<Boolean> weather =
                section.read("weather", false, weathers, text -> isWord(text, Provider.OPEN_METEO));
        String pasts = Provider.EIA.word() + " or " + NONE;
        Setting<Boolean> past =
                section.read("history", false, pasts, text -> isWord(text, Provider.EIA));
        Setting<SortedMap<Provider, URI>> addresses = addresses(section.section("addresses"));
        return section.build(() ->
                new SignalSettings(
                        basis.get(),
                        feeds.get(),
                        zones,
                        canBeZero,
                        weather.get(),
                        past.get(),
                        addresses.get(),
                        sites));
    }

    /// A zone's feeds, as a text; or a mapping with `feeds`, those of all zones if it has none, and
    /// `canBeZero`.
    private static void zones(
            Section section,
            SortedMap<GridZone, List<Provider>> feeds,
            SortedSet<GridZone> canBeZero) {
        for (String name : section.names()) {
            Setting<GridZone> zone = section.key(name, "a zone such as SE-SE3", GridZone::new);
            if (!section.isMapping(name)) {
                Setting<List<Provider>> own = section.read(name, ZONE, SignalSection::feeds);
                if (zone.isRight() && own.isRight()) {
                    feeds.put(zone.get(), own.get());
                }
                continue;
            }
            Section inner = section.section(name);
            Setting<Optional<List<Provider>>> own =
                    inner.read("feeds", Optional.empty(), FEEDS, text -> Optional.of(feeds(text)));
            Setting<Boolean> zero =
                    inner.read("canBeZero", false, "true or false", SignalSection::yesOrNo);
            Setting<Boolean> isRead = inner.build(() -> true);
            if (zone.isRight() && isRead.isRight()) {
                own.get().ifPresent(list -> feeds.put(zone.get(), list));
                if (zero.get()) {
                    canBeZero.add(zone.get());
                }
            }
        }
    }

    private static boolean yesOrNo(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException(text);
    }

    /// Every provider is asked for, so that the environment can move one that the file leaves out.
    private static Setting<SortedMap<Provider, URI>> addresses(Section section) {
        TreeMap<Provider, URI> addresses = new TreeMap<>();
        for (Provider provider : Provider.values()) {
            Setting<String> address =
                    section.read(
                            provider.word(),
                            "",
                            "an http or https address without user or password",
                            text -> ClientSettings.at(text).base().toString());
            if (address.isRight() && !address.get().isEmpty()) {
                addresses.put(provider, URI.create(address.get()));
            }
        }
        return section.build(() -> addresses);
    }

    private static List<Provider> feeds(String text) {
        if (text.equals(NONE)) {
            return List.of();
        }
        Function<String, Provider> word = Amounts.word(Provider.class);
        SequencedSet<Provider> feeds = new LinkedHashSet<>();
        for (String name : text.split(",", -1)) {
            Provider provider = word.apply(name.strip());
            if (!provider.isFeed() || !feeds.add(provider)) {
                throw new IllegalArgumentException(text);
            }
        }
        return new ArrayList<>(feeds);
    }

    private static boolean isWord(String text, Provider provider) {
        if (text.equals(provider.word()) || text.equals(NONE)) {
            return !text.equals(NONE);
        }
        throw new IllegalArgumentException(text);
    }
}
