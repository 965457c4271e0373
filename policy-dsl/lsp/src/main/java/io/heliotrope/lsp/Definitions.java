package io.heliotrope.lsp;

import io.heliotrope.policy.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;

/// What a main module and those that it uses give names.
record Definitions(Modules modules, List<Definition> main, List<Definition> used) {
    private static final Map<Definition.Sort, SymbolKind> KINDS =
            Map.of(
                    Definition.Sort.SET, SymbolKind.Enum,
                    Definition.Sort.GUARANTEE, SymbolKind.Interface,
                    Definition.Sort.POLICY, SymbolKind.Class,
                    Definition.Sort.TIER, SymbolKind.Namespace,
                    Definition.Sort.RULE, SymbolKind.Property,
                    Definition.Sort.BUDGET, SymbolKind.Constant,
                    Definition.Sort.TEST, SymbolKind.Method);

    static Definitions of(Modules modules) {
        List<Definition> used = new ArrayList<>();
        for (OpenText text : modules.texts().subList(1, modules.texts().size())) {
            used.addAll(Definition.of(Parser.parse(text.source()).module()));
        }
        return new Definitions(
                modules, Definition.of(Parser.parse(modules.main().source()).module()), used);
    }

    private Stream<Definition> all() {
        return Stream.concat(main.stream(), used.stream()).flatMap(Definition::all);
    }

    /// Names of a sort, those of the main module first, each once.
    List<Definition> of(Definition.Sort sort) {
        List<String> seen = new ArrayList<>();
        return all().filter(one -> one.sort() == sort)
                .filter(one -> !seen.contains(one.name()) && seen.add(one.name()))
                .toList();
    }

    /// What lies within the policy around `offset`; what lies in any policy where there is none.
    List<Definition> around(int offset, Definition.Sort sort) {
        List<Definition> near =
                main.stream()
                        .filter(one -> one.sort() == Definition.Sort.POLICY)
                        .filter(one -> one.whole().start() <= offset && offset <= one.whole().end())
                        .flatMap(Definition::all)
                        .filter(one -> one.sort() == sort)
                        .toList();
        return near.isEmpty() ? of(sort) : near;
    }

    /// What `name` may stand for at `offset`: what the policy around it has, else what anybody has.
    /// Tests and tiers are not called by their names.
    List<Definition> named(String name, int offset) {
        List<Definition> all =
                all().filter(one -> one.name().equals(name))
                        .filter(one ->
                                one.sort() != Definition.Sort.TEST
                                        && one.sort() != Definition.Sort.TIER)
                        .toList();
        List<Definition> rules = around(offset, Definition.Sort.RULE);
        List<Definition> near = all.stream().filter(rules::contains).toList();
        return near.isEmpty() ? all : near;
    }

    /// The main module's, for an outline.
    List<DocumentSymbol> symbols() {
        return main.stream().map(this::symbol).toList();
    }

    private DocumentSymbol symbol(Definition one) {
        Lines lines = modules.main().lines();
        return new DocumentSymbol(
                one.name().isBlank() ? one.sort().word() : one.name(),
                KINDS.getOrDefault(one.sort(), SymbolKind.Object),
                lines.range(one.whole()),
                lines.range(one.at()),
                one.title(),
                one.inner().stream().map(this::symbol).toList());
    }
}
