package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Precedence;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the policies of a program in order: those of used modules first, then as they are written,
/// unless `priority` says otherwise. One thread.
final class Precedences {
    private final Findings findings;
    private final Source main;
    private final boolean mayHoldMore;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Map<String, Span>> below = new LinkedHashMap<>();
    private final Set<Precedence> exclusive = new LinkedHashSet<>();
    private final Set<String> turning = new HashSet<>();

    /// `main` is the text of the main module; `mayHoldMore` when some policies could not be read:
    /// names that are not found are not told.
    Precedences(Findings findings, Source main, List<Draft> all, boolean mayHoldMore) {
        this.findings = findings;
        this.main = main;
        this.mayHoldMore = mayHoldMore;
        for (Draft draft : all) {
            Draft before = drafts.putIfAbsent(draft.name().text(), draft);
            if (before != null) {
                findings.add(Twice.of("policy", draft.name(), before.name().span()));
            }
        }
        drafts.values().forEach(this::wishes);
        drafts.values().forEach(this::rollout);
    }

    private void wishes(Draft draft) {
        for (Clause.Priority wish : draft.wishes()) {
            if (!drafts.containsKey(wish.policy().text()) && isTaken(draft)) {
                continue; // its module has a policy of that name which was not taken
            }
            Draft other = find(wish.policy());
            if (other == null) {
                continue;
            }
            boolean isAbove = wish.order() == Clause.Order.ABOVE;
            if (isAbove && isUpper(other, draft) && other.rules().canLead()) {
                findings.add(overruled(wish, other));
            }
            Draft first = isAbove ? draft : other;
            Draft second = isAbove ? other : draft;
            below.computeIfAbsent(first.name().text(), _ -> new LinkedHashMap<>())
                    .putIfAbsent(second.name().text(), wish.span());
        }
    }

    private boolean isTaken(Draft draft) {
        return !draft.name().span().source().equals(main);
    }

    /// Whether a policy comes from a module that the other one's uses.
    private static boolean isUpper(Draft upper, Draft lower) {
        return !upper.name().span().source().equals(lower.name().span().source());
    }

    private static Diagnostic overruled(Clause.Priority wish, Draft other) {
        return Diagnostic.error(
                        Code.H059,
                        wish.span(),
                        "`"
                                + other.name().text()
                                + "` has decided for its jobs, and this module did not write it")
                .and(other.name().span(), other.owner())
                .help("go below it: `priority below " + other.name().text() + "`");
    }

    private void rollout(Draft draft) {
        for (Name instead : draft.instead()) {
            Draft other = find(instead);
            if (other != null) {
                exclusive.add(new Precedence(draft.name().text(), instead.text()));
                turnsBack(draft, instead);
            }
        }
    }

    /// Tells when policies hand the jobs that they leave out round in a circle.
    private void turnsBack(Draft draft, Name instead) {
        Set<String> seen = new HashSet<>(Set.of(draft.name().text()));
        String at = instead.text();
        while (seen.add(at)) {
            Draft next = drafts.get(at);
            if (next == null || next.instead().isEmpty()) {
                return;
            }
            at = next.instead().getFirst().text();
        }
        boolean isNew = seen.stream().noneMatch(turning::contains);
        turning.addAll(seen);
        if (!isNew) {
            return;
        }
        findings.add(
                Diagnostic.error(
                                Code.H054,
                                instead.span(),
                                "rollouts that hand jobs round in a circle")
                        .help("the last policy of a rollout has none itself"));
    }

    private @Nullable Draft find(Name name) {
        Draft draft = drafts.get(name.text());
        if (draft == null && !mayHoldMore) {
            Diagnostic wrong =
                    Diagnostic.error(
                            Code.H033, name.span(), "no policy is called `" + name.text() + "`");
            findings.add(Unknown.suggest(wrong, name.text(), name.span(), drafts.keySet()));
        }
        return draft;
    }

    /// Repeatedly the first in the order of the text above which none is left.
    List<Draft> ordered() {
        List<Draft> ordered = new ArrayList<>();
        Map<String, Draft> left = new LinkedHashMap<>(drafts);
        while (!left.isEmpty()) {
            String next =
                    left.keySet().stream()
                            .filter(name ->
                                    left.keySet().stream().noneMatch(above -> isAbove(above, name)))
                            .findFirst()
                            .orElse("");
            Draft draft = left.remove(next);
            if (draft == null) {
                findings.add(circle(left.keySet()));
                return List.copyOf(drafts.values());
            }
            ordered.add(draft);
        }
        return ordered;
    }

    private boolean isAbove(String first, String second) {
        return below.getOrDefault(first, Map.of()).containsKey(second);
    }

    /// Walks down among those that are left, each of which has one above it, until it comes round.
    private Diagnostic circle(Set<String> left) {
        List<String> way = new ArrayList<>();
        String at = left.iterator().next();
        while (!way.contains(at)) {
            way.add(at);
            String here = at;
            at = left.stream().filter(above -> isAbove(above, here)).findFirst().orElseThrow();
        }
        List<String> round = way.subList(way.indexOf(at), way.size()).reversed();
        String top = round.getFirst();
        Diagnostic wrong = null;
        for (int i = 0; i < round.size(); i++) {
            String first = round.get(i);
            String second = round.get((i + 1) % round.size());
            Span span = below.getOrDefault(first, Map.of()).get(second);
            if (span != null) {
                wrong =
                        wrong == null
                                ? Diagnostic.error(
                                        Code.H054, span, "priorities that go round in a circle")
                                : wrong.and(span, "");
            }
        }
        if (wrong == null) {
            throw new IllegalStateException("no circle in " + round);
        }
        return wrong.note(String.join(" above ", round) + " above " + top)
                .help("leave one of these lines out");
    }

    /// All pairs whose order was said, by itself or through others.
    Set<Precedence> pairs() {
        Set<Precedence> pairs = new LinkedHashSet<>(exclusive);
        for (String first : drafts.keySet()) {
            Set<String> reached = new LinkedHashSet<>();
            List<String> open = new ArrayList<>(List.of(first));
            while (!open.isEmpty()) {
                for (String second : below.getOrDefault(open.removeLast(), Map.of()).keySet()) {
                    if (reached.add(second)) {
                        open.add(second);
                    }
                }
            }
            reached.forEach(second -> pairs.add(new Precedence(first, second)));
        }
        return pairs;
    }
}
