package io.heliotrope.lsp;

import io.heliotrope.policy.check.Glossary;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.syntax.Caret;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/// The names that make sense at a place.
record Proposals(Definitions definitions, Names names) {
    /// Rules of the grammar that say nothing of what a name means.
    private static final Set<String> SMALL = Set.of("name", "path");

    /// What can be named at `offset`, where `caret` stands.
    Stream<Proposal> at(Caret caret, int offset) {
        String rule =
                caret.rules().stream().filter(one -> !SMALL.contains(one)).findFirst().orElse("");
        String last = caret.before().isEmpty() ? "" : caret.before().getLast();
        return switch (rule) {
            case "regionSet", "guaranteeHead", "policyHead", "require", "budget", "moduleLine" ->
                    Stream.empty();
            case "use" -> Stream.of(plain("regions", "all sets"), plain("jobs", "all policies"));
            case "regionTerm", "regionsOf" -> regions(last);
            case "step", "relax" -> named(definitions.around(offset, Definition.Sort.RULE));
            case "priority", "rollout" ->
                    last.equals("by")
                            ? facts("job.").filter(one -> one.text().equals("job.cohort"))
                            : named(definitions.of(Definition.Sort.POLICY));
            case "tier" -> tiers();
            case "given" -> last.equals("job") ? Stream.empty() : sites();
            case "givenRegion" -> sites();
            case "fields", "field" ->
                    Set.of("{", ",").contains(last)
                            ? fields(caret)
                            : Subject.path(caret.before()).stream().flatMap(this::valuesOf);
            case "expect" ->
                    last.equals("by") ? named(definitions.of(Definition.Sort.RULE)) : sites();
            case "ladders", "ladder", "signals" -> signals();
            case "prefer", "anchor" -> facts("region.");
            default -> value(caret, last);
        };
    }

    /// Facts that begin with `head`.
    static Stream<Proposal> facts(String head) {
        return Glossary.facts().stream()
                .filter(fact -> fact.path().startsWith(head))
                .map(fact ->
                        new Proposal(
                                fact.path(),
                                CompletionItemKind.Variable,
                                fact.unit().isEmpty() ? fact.type() : fact.unit(),
                                fact.meaning()));
    }

    private Stream<Proposal> value(Caret caret, String last) {
        if (last.equals("labelled")) {
            return values(names.places().labels(), "label");
        }
        Optional<String> subject =
                Subject.ofName(caret.before())
                        .or(() ->
                                caret.rules().contains("phase")
                                        ? Subject.path(caret.before())
                                        : Optional.empty());
        return subject.isPresent() ? valuesOf(subject.orElseThrow()) : facts("");
    }

    /// What a name can be.
    private Stream<Proposal> valuesOf(String path) {
        return switch (path.startsWith("job.") ? path.substring("job.".length()) : path) {
            case "tenant" -> values(names.places().tenants(), "tenant");
            case "model" -> values(names.places().models(), "model");
            case "labels" -> values(names.places().labels(), "label");
            case "region", "home", "home-region", "allowed-regions" -> regions("");
            case "region.jurisdiction", "home.jurisdiction", "jurisdiction" -> jurisdictions();
            case "region.tier", "home.tier", "tier" -> tiers();
            default ->
                    values(Glossary.fact(path).map(Glossary.Fact::values).orElse(List.of()), path);
        };
    }

    private Stream<Proposal> regions(String last) {
        return switch (last) {
            case "jurisdiction" -> jurisdictions();
            case "tier" -> tiers();
            default -> Stream.concat(named(definitions.of(Definition.Sort.SET)), sites());
        };
    }

    private Stream<Proposal> fields(Caret caret) {
        if (caret.rules().contains("givenRegion")) {
            return Stream.concat(
                    Stream.of(plain("tier", "tier"), plain("jurisdiction", "jurisdiction")),
                    Arrays.stream(RegionFact.values())
                            .map(fact -> field(fact.path(), fact.meaning())));
        }
        return Stream.of(
                        Stream.of(
                                plain("home", "the job's home region"),
                                plain("labels", "its labels"),
                                plain("allowed-regions", "where it may go")),
                        Arrays.stream(JobName.values())
                                .map(name -> field(name.path(), name.meaning())),
                        Arrays.stream(JobFact.values())
                                .map(fact -> field(fact.path(), fact.meaning())))
                .flatMap(each -> each);
    }

    private static Stream<Proposal> signals() {
        return Arrays.stream(RegionFact.values())
                .filter(RegionFact::isSignal)
                .map(fact -> field(fact.path(), fact.meaning()));
    }

    private Stream<Proposal> sites() {
        return names.regions().stream()
                .map(id ->
                        new Proposal(
                                id,
                                CompletionItemKind.EnumMember,
                                names.region(id).orElse("region"),
                                ""));
    }

    private Stream<Proposal> jurisdictions() {
        return names.jurisdictions().stream()
                .map(name ->
                        new Proposal(
                                name,
                                CompletionItemKind.EnumMember,
                                names.jurisdiction(name).orElse("jurisdiction"),
                                ""));
    }

    private Stream<Proposal> tiers() {
        return Places.tiers().stream()
                .sorted()
                .map(name ->
                        new Proposal(
                                name,
                                CompletionItemKind.EnumMember,
                                names.tier(name).orElse("tier"),
                                ""));
    }

    private static Stream<Proposal> named(List<Definition> definitions) {
        return definitions.stream()
                .map(one ->
                        new Proposal(
                                one.name(),
                                CompletionItemKind.Reference,
                                one.sort().word(),
                                one.title()));
    }

    private static Stream<Proposal> values(Collection<String> values, String what) {
        return values.stream()
                .map(value -> new Proposal(value, CompletionItemKind.EnumMember, what, ""));
    }

    private static Proposal field(String path, String meaning) {
        return new Proposal(path, CompletionItemKind.Field, meaning, "");
    }

    private static Proposal plain(String text, String detail) {
        return new Proposal(text, CompletionItemKind.Reference, detail, "");
    }
}
