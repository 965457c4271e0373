package io.heliotrope.decide;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Digest;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.TenantId;
import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.prove.Proof;
import io.heliotrope.policy.prove.Prover;
import io.heliotrope.policy.text.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes a policy of texts: all that is asked of them before they may decide. One thread, one use.
final class PolicyLoad {
    private final PolicySettings settings;
    private final Catalogue catalogue;
    private final List<String> faults = new ArrayList<>();

    PolicyLoad(PolicySettings settings, Catalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
    }

    LoadedPolicy load() {
        Optional<Program> everybodys = program("", settings.texts());
        Policy policy = policy(everybodys, settings.texts());
        if (!settings.tenants().isEmpty()) {
            SortedMap<TenantId, Policy> layers = new TreeMap<>();
            settings.tenants()
                    .forEach((tenant, modules) ->
                            layers.put(tenant, layer(tenant, modules, everybodys)));
            policy = new LayeredPolicy(policy, layers);
        }
        return new LoadedPolicy(policy, faults);
    }

    private Policy layer(TenantId tenant, List<PolicyText> own, Optional<Program> everybodys) {
        String who = "tenant " + tenant + ": ";
        Optional<Program> layer =
                everybodys.isEmpty() || isTaken(who, own)
                        ? Optional.empty()
                        : program(who, settings.modulesOf(tenant))
                                .filter(all -> hasAll(who, all, everybodys.orElseThrow()));
        return policy(layer, own);
    }

    private boolean isTaken(String who, List<PolicyText> own) {
        List<String> names = settings.texts().stream().map(PolicyText::name).toList();
        List<String> taken = own.stream().map(PolicyText::name).filter(names::contains).toList();
        taken.forEach(name -> faults.add(who + "module " + name + " is everybody's already"));
        return !taken.isEmpty();
    }

    /// A layer adds to what everybody's policies ask: it may leave none of them out.
    private boolean hasAll(String who, Program layer, Program everybodys) {
        List<String> names = layer.policies().stream().map(PolicyLoad::name).toList();
        List<String> left =
                everybodys.policies().stream()
                        .map(PolicyLoad::name)
                        .filter(name -> !names.contains(name))
                        .toList();
        if (!left.isEmpty()) {
            faults.add(
                    who
                            + "its module leaves out "
                            + left.stream()
                                    .map(name -> "`" + name + "`")
                                    .collect(Collectors.joining(", "))
                            + ", which hold for everybody: write `use jobs from \""
                            + settings.texts().getFirst().name()
                            + "\"`");
        }
        return left.isEmpty();
    }

    private static String name(Rules rules) {
        return rules.module() + "." + rules.name();
    }

    /// Checked against the catalogue, wholly done by this version, and every guarantee proved.
    private Optional<Program> program(String who, List<PolicyText> texts) {
        Compilation compilation = PolicyTexts.compile(texts, catalogue);
        if (compilation.program().isEmpty()) {
            compilation.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .map(one -> who + PolicyTexts.told(one))
                    .forEach(faults::add);
            return Optional.empty();
        }
        Program program = compilation.program().get();
        List<String> unproved = unproved(program);
        unproved.forEach(one -> faults.add(who + one));
        return unproved.isEmpty() ? Optional.of(program) : Optional.empty();
    }

    private static List<String> unproved(Program program) {
        if (program.guarantees().isEmpty()) {
            return List.of();
        }
        List<String> unproved = new ArrayList<>();
        for (Map.Entry<Guarantee, Proof> each : Prover.of(program).proveAll().entrySet()) {
            String name = "guarantee `" + each.getKey().name() + "` at " + each.getKey().span();
            switch (each.getValue()) {
                case Proof.Proved _ -> {}
                case Proof.Refuted _ ->
                        unproved.add(
                                name + " is refuted in this catalogue; `policy check` shows a job");
                case Proof.Unknown _ -> unproved.add(name + " could not be proved");
            }
        }
        return unproved;
    }

    private Policy policy(Optional<Program> program, List<PolicyText> texts) {
        if (program.isPresent()) {
            return new TextPolicy(settings, program.get());
        }
        String names = texts.stream().map(PolicyText::name).collect(Collectors.joining(" "));
        return new ClosedPolicy(Digest.of("closed/1 " + names), settings.reserve());
    }
}
