package io.heliotrope.policy.program;

/// Whether what is written depends on the judged region, or says the same of all.
public final class Reading {
    private Reading() {}

    public static boolean readsRegion(Formula formula) {
        return switch (formula) {
            case Formula.InRegions _, Formula.IsHome _, Formula.IsAllowed _ -> true;
            case Formula.Always _, Formula.HomeIn _, Formula.NameIn _, Formula.Labelled _ -> false;
            case Formula.Compare compare ->
                    readsRegion(compare.left()) || readsRegion(compare.right());
            case Formula.Not(Formula inner) -> readsRegion(inner);
            case Formula.ForNext(Formula inner, long _) -> readsRegion(inner);
            case Formula.All(var parts) -> parts.stream().anyMatch(Reading::readsRegion);
            case Formula.Any(var parts) -> parts.stream().anyMatch(Reading::readsRegion);
        };
    }

    public static boolean readsRegion(Term term) {
        return switch (term) {
            case Term.OfRegion _, Term.Percentile _ -> true;
            case Term.Constant _, Term.OfJob _, Term.OfHome _ -> false;
            case Term.Sum(Term left, Term right) -> readsRegion(left) || readsRegion(right);
            case Term.Difference(Term left, Term right) -> readsRegion(left) || readsRegion(right);
            case Term.Product(Term left, Term right) -> readsRegion(left) || readsRegion(right);
            case Term.Quotient(Term left, Term right) -> readsRegion(left) || readsRegion(right);
            case Term.Least(var terms) -> terms.stream().anyMatch(Reading::readsRegion);
            case Term.Greatest(var terms) -> terms.stream().anyMatch(Reading::readsRegion);
        };
    }
}
