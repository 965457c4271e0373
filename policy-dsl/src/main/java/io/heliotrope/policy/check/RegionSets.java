package io.heliotrope.policy.check;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.syntax.Item;
import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.syntax.Regions;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The named sets of regions of one module, its own and those that it uses. One thread.
final class RegionSets {
    private final Findings findings;
    private final Places places;
    private final Unknown unknown;
    private final boolean mayHoldMore;
    private final Map<String, Item.RegionSet> own = new LinkedHashMap<>();
    private final Map<String, Used> used = new LinkedHashMap<>();
    private final Map<String, Optional<RegionWord>> words = new LinkedHashMap<>();
    private final Set<String> underway = new LinkedHashSet<>();
    private final Set<String> read = new HashSet<>();

    /// A set of another module.
    record Used(Optional<RegionWord> word, Span span) {}

    /// `mayHoldMore` when the module has parts that could not be read: names that are not found are
    /// not told then, since they may be in them.
    RegionSets(Findings findings, Places places, Unknown unknown, boolean mayHoldMore) {
        this.findings = findings;
        this.places = places;
        this.unknown = unknown;
        this.mayHoldMore = mayHoldMore;
    }

    /// A definition of the module itself. Said twice, the first one counts.
    void define(Item.RegionSet set) {
        String name = set.name().text();
        if (places.indexOf(name) >= 0) {
            findings.add(
                    Diagnostic.error(
                                    Code.H035,
                                    set.name().span(),
                                    "a region of the catalogue is called `" + name + "` already")
                            .help("give the set a name of its own"));
            return;
        }
        Item.RegionSet before = own.putIfAbsent(name, set);
        Span there = before == null ? spanOfUsed(name) : before.name().span();
        if (there != null) {
            findings.add(Twice.of("region set", set.name(), there));
        }
    }

    private @Nullable Span spanOfUsed(String name) {
        Used other = used.get(name);
        return other == null ? null : other.span();
    }

    /// A set of another module, asked for at a place. Of two with one name the first counts.
    void use(String name, Used set, Span at) {
        Used before = used.putIfAbsent(name, set);
        if (before != null && !before.span().equals(set.span())) {
            findings.add(
                    Twice.of("region set", name, at, before.span()).and(set.span(), "the second"));
        }
    }

    /// Works out every definition, so that mistakes in those that nobody reads are told too.
    void checkAll() {
        own.values().forEach(set -> word(set.name().text(), set.name().span()));
    }

    boolean isSet(String name) {
        return own.containsKey(name) || used.containsKey(name);
    }

    /// Every set that can be used by others: those of the module itself.
    Map<String, Used> exported() {
        Map<String, Used> all = new LinkedHashMap<>(used);
        own.forEach((name, set) ->
                all.put(
                        name,
                        new Used(words.getOrDefault(name, Optional.empty()), set.name().span())));
        return all;
    }

    /// Own sets that nothing read.
    List<Name> unread() {
        return own.values().stream()
                .map(Item.RegionSet::name)
                .filter(name -> !read.contains(name.text()))
                .toList();
    }

    /// A set or a single region.
    Optional<RegionWord> named(Name name) {
        String text = name.text();
        if (isSet(text)) {
            read.add(text);
            return word(text, name.span());
        }
        int region = places.indexOf(text);
        if (region >= 0) {
            return Optional.of(RegionWord.NONE.with(region));
        }
        if (!mayHoldMore) {
            findings.add(missing(name));
        }
        return Optional.empty();
    }

    private Diagnostic missing(Name name) {
        String text = name.text();
        if (places.knows(text)) {
            return Diagnostic.error(
                            Code.H032, name.span(), "`" + text + "` is a jurisdiction, not a set")
                    .help("define the set: `regions " + text + " = jurisdiction " + text + "`");
        }
        if (Places.tiers().contains(text)) {
            return Diagnostic.error(Code.H032, name.span(), "`" + text + "` is a tier, not a set")
                    .help("define a set: `regions " + text + "-sites = tier " + text + "`");
        }
        return unknown.name(Code.H032, "region or region set", name, names());
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(own.keySet());
        names.addAll(used.keySet());
        places.sites().stream().map(Site::id).forEach(names::add);
        return names;
    }

    private Optional<RegionWord> word(String name, Span from) {
        Used other = used.get(name);
        if (other != null) {
            return other.word();
        }
        if (underway.contains(name)) {
            findings.add(
                    Diagnostic.error(Code.H049, from, "the set `" + name + "` is made of itself")
                            .help("name regions, jurisdictions or tiers, or sets made of these"));
            return Optional.empty();
        }
        Optional<RegionWord> known = words.get(name);
        if (known != null) {
            return known;
        }
        Item.RegionSet set = own.get(name);
        if (set == null) {
            throw new IllegalStateException("no set is called " + name);
        }
        underway.add(name);
        Optional<RegionWord> word = of(set.regions());
        underway.remove(name);
        words.put(name, word);
        return word;
    }

    /// What a set expression stands for.
    Optional<RegionWord> of(Regions regions) {
        Optional<RegionWord> word =
                switch (regions) {
                    case Regions.Jurisdiction(var _, var name) -> inJurisdiction(name);
                    case Regions.Tier(var _, var name) -> ofTier(name);
                    case Regions.Named(var _, var name) -> named(name);
                    case Regions.Union(var _, var parts) -> fold(parts, (a, b) -> a | b);
                    case Regions.Intersection(var _, var parts) -> fold(parts, (a, b) -> a & b);
                    case Regions.Except(var _, var all, var without) ->
                            fold(
                                    Stream.concat(Stream.of(all), without.stream()).toList(),
                                    (a, b) -> a & ~b);
                };
        if (!(regions instanceof Regions.Named) && word.filter(RegionWord::isEmpty).isPresent()) {
            findings.add(
                    Diagnostic.warning(
                                    Code.H044,
                                    regions.span(),
                                    "no region of the catalogue is in this set")
                            .note("a rule that allows only these allows nothing"));
        }
        return word;
    }

    private Optional<RegionWord> fold(List<Regions> parts, LongBinaryOperator operator) {
        List<Optional<RegionWord>> words = parts.stream().map(this::of).toList();
        if (words.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return words.stream()
                .map(Optional::orElseThrow)
                .reduce((a, b) -> new RegionWord(operator.applyAsLong(a.bits(), b.bits())));
    }

    Optional<RegionWord> inJurisdiction(Name name) {
        if (places.knows(name.text())) {
            return Optional.of(places.in(name.text()));
        }
        Set<String> known = new TreeSet<>(places.within().keySet());
        known.addAll(places.within().values());
        places.sites().stream().map(Site::jurisdiction).forEach(known::add);
        findings.add(unknown.name(Code.H032, "jurisdiction", name, known));
        return Optional.empty();
    }

    Optional<RegionWord> ofTier(Name name) {
        if (Places.tiers().contains(name.text())) {
            return Optional.of(places.ofTier(name.text()));
        }
        findings.add(unknown.name(Code.H032, "tier", name, Places.tiers()));
        return Optional.empty();
    }
}
