package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.RegionFact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A world in which the quantities of a question have certain values.
///
/// `slot` is the judged one. It is the present slot where it can be, else one behind all that is
/// asked of the present: the home's values and percentiles.
record Conditions(
        Map<RegionFact, SortedMap<Integer, Witness.Series>> series,
        double slotSeconds,
        int slots,
        int slot) {
    private static final double USUAL_SLOT_SECONDS = 900;

    /// Into how many slots the shortest stretch of time is cut at least.
    private static final int FINE = 400;

    static List<Conditions> of(
            Vocabulary words, Moments moments, Map<Quantity, Double> values, int region, int home) {
        List<Quantity.Percentile> percentiles = new ArrayList<>();
        boolean isHomeAsked = false;
        for (Quantity quantity : values.keySet()) {
            if (quantity instanceof Quantity.Percentile percentile) {
                percentiles.add(percentile);
            }
            isHomeAsked |= quantity instanceof Quantity.AtHome && region == home;
        }
        double slotSeconds = slotSeconds(moments, percentiles);
        int later = 1;
        for (Quantity.Percentile percentile : percentiles) {
            later = Math.max(later, (int) (percentile.seconds() / slotSeconds) + 2);
        }
        List<Conditions> all = new ArrayList<>();
        for (int slot :
                percentiles.isEmpty() && !isHomeAsked ? new int[] {0} : new int[] {0, later}) {
            Draft draft = new Draft(words, values, region, home, slot, slotSeconds);
            all.add(draft.conditions(moments, Math.max(slot, later)));
        }
        return all;
    }

    private static double slotSeconds(Moments moments, List<Quantity.Percentile> percentiles) {
        List<Long> lengths = new ArrayList<>(List.of(0L));
        moments.all().forEach(next -> lengths.add(next.seconds()));
        percentiles.forEach(percentile -> lengths.add(percentile.seconds()));
        List<Long> sorted = lengths.stream().distinct().sorted().toList();
        double slot = USUAL_SLOT_SECONDS;
        for (int i = 1; i < sorted.size(); i++) {
            slot = Math.min(slot, (double) (sorted.get(i) - sorted.get(i - 1)) / FINE);
        }
        return slot;
    }

    /// One world in the making.
    private record Draft(
            Vocabulary words,
            Map<Quantity, Double> values,
            int region,
            int home,
            int slot,
            double slotSeconds) {
        Conditions conditions(Moments moments, int last) {
            Map<RegionFact, SortedMap<Integer, Witness.Series>> series =
                    new EnumMap<>(RegionFact.class);
            int slots = last + 2;
            for (var next : moments.all()) {
                slots = Math.max(slots, slot + (int) (next.seconds() / slotSeconds) + 2);
            }
            for (RegionFact fact : facts()) {
                SortedMap<Integer, Witness.Series> regions = new TreeMap<>();
                if (home != region) {
                    double there = value(new Quantity.AtHome(fact));
                    regions.put(home, series(fact, true, there, there, new TreeMap<>()));
                }
                regions.put(region, judged(fact, moments));
                series.put(fact, regions);
            }
            return new Conditions(series, slotSeconds, slots, slot);
        }

        /// What the question asks about.
        private Set<RegionFact> facts() {
            Set<RegionFact> facts = EnumSet.noneOf(RegionFact.class);
            values.keySet().forEach(quantity -> quantity.ofRegion().ifPresent(facts::add));
            words.known().keySet().forEach(quantity -> quantity.ofRegion().ifPresent(facts::add));
            return facts;
        }

        private Witness.Series judged(RegionFact fact, Moments moments) {
            double here = value(new Quantity.Here(fact, 0));
            SortedMap<Integer, Double> except = new TreeMap<>();
            quantiles(fact, except);
            except.put(slot, here);
            for (int i = 0; i < moments.all().size(); i++) {
                Quantity.Here quantity = new Quantity.Here(fact, i + 1);
                if (values.containsKey(quantity)) {
                    int within = (int) (moments.all().get(i).seconds() / slotSeconds);
                    except.put(slot + within - 2 - i, value(quantity));
                }
            }
            boolean isHomeAsked = home == region && slot > 0;
            double now =
                    isHomeAsked ? value(new Quantity.AtHome(fact)) : slot > 0 ? Double.NaN : here;
            if (slot > 0) {
                except.put(0, now);
            }
            return series(fact, false, now, here, except);
        }

        /// With a reading that is as old as the state of the ladders asks for.
        private Witness.Series series(
                RegionFact fact,
                boolean isAtHome,
                double now,
                double usual,
                SortedMap<Integer, Double> except) {
            TwoLadders.State state = TwoLadders.state(words, fact, isAtHome);
            if (state.isForecast()) {
                except.put(0, value(new Quantity.Forecast(fact, isAtHome)));
            } else if (!state.isFresh()) {
                except.put(0, Double.NaN);
            }
            double reading = state.isRead() ? now : Double.NaN;
            double age = Double.isNaN(reading) ? Double.POSITIVE_INFINITY : state.ageSeconds();
            return new Witness.Series(reading, age, usual, except);
        }

        /// Slots from now on of which as many are at each value as its percentile says.
        private void quantiles(RegionFact fact, SortedMap<Integer, Double> except) {
            SortedMap<Double, Double> byShare = new TreeMap<>();
            long seconds = 0;
            for (Map.Entry<Quantity, Double> entry : values.entrySet()) {
                if (entry.getKey()
                                instanceof
                                Quantity.Percentile(var signal, double share, long s, int _)
                        && signal == fact) {
                    byShare.put(share, value(entry.getKey()));
                    seconds = Math.max(seconds, s);
                }
            }
            int count = (int) Math.ceil(seconds / slotSeconds);
            for (int i = 1; i < count && !byShare.isEmpty(); i++) {
                SortedMap<Double, Double> above = byShare.tailMap((double) i / count);
                double share = above.isEmpty() ? byShare.lastKey() : above.firstKey();
                except.put(i, byShare.get(share));
            }
        }

        /// NaN where it has none, or nothing is asked of it.
        private double value(Quantity quantity) {
            Integer known = words.known().get(quantity);
            boolean isAbsent = known != null && words.sat().assignment().isFalse(known);
            return isAbsent ? Double.NaN : values.getOrDefault(quantity, Double.NaN);
        }
    }
}
