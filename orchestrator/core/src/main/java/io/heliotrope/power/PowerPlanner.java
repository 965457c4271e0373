package io.heliotrope.power;

import io.heliotrope.decider.Bookings;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.PowerPlan.Step;
import io.heliotrope.protocol.PowerTold;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Plans which accelerators are powered, a day ahead, so that capacity follows the release plan.
///
/// Batch accelerators are on for the jobs that are meant for them: those that run, and those held
/// in their places. Between two jobs one stays on where that costs less than to start it again
/// ([Provision]). Interactive ones are on for the requests that are expected ([RequestsSeen]), at
/// least one wherever there is any, and for the loss of any one region ([Standby]); all of them
/// until a day has been seen.
///
/// One thread, the decider's.
public final class PowerPlanner {
    /// How far ahead accelerators are planned.
    public static final Duration AHEAD = Duration.ofDays(1);

    private static final int SLOTS = (int) AHEAD.dividedBy(Slots.LENGTH);
    private static final double SLOT_HOURS = Slots.LENGTH.toMinutes() / 60.0;
    private static final double WATTS_PER_KW = 1000;

    private final RequestsSeen requests = new RequestsSeen();

    /// Notes what the world tells of now; to be called at least once in each slot.
    public void look(World world) {
        requests.look(world);
    }

    /// What is to be on from now on.
    public PowerTold plan(World world, Bookings bookings) {
        return new Making(world, bookings).told();
    }

    /// One plan in the making; arrays are by region and slot from that of now.
    private final class Making {
        private final World world;
        private final Bookings bookings;
        private final Catalogue catalogue;
        private final long first;
        private final Accelerators[] all;
        private final double[][] idle;
        private final int[][] interactive;
        private double hours;
        private double allHours;
        private double grams;
        private double alwaysOn;

        Making(World world, Bookings bookings) {
            this.world = world;
            this.bookings = bookings;
            this.catalogue = world.catalogue();
            this.first = Slots.of(world.now());
            this.all = new Accelerators[catalogue.size()];
            this.idle = new double[catalogue.size()][SLOTS];
            for (int region = 0; region < all.length; region++) {
                all[region] = Accelerators.of(catalogue.region(region), world.pool(region));
                for (int slot = 0; slot < SLOTS; slot++) {
                    idle[region][slot] = idleGrams(region, slot);
                }
            }
            this.interactive = interactive();
        }

        /// Grams of one idle accelerator in a slot; NaN when not known.
        private double idleGrams(int region, int slot) {
            GreenCurve curve = world.curve(region);
            double kilowatts = catalogue.region(region).accelerator().idleWatts() / WATTS_PER_KW;
            return kilowatts * curve.gramsPerKw(first + slot, 1);
        }

        /// By region and slot.
        private int[][] interactive() {
            int regions = catalogue.size();
            int[][] on = new int[regions][SLOTS];
            Standby standby = standby();
            for (int slot = 0; slot < SLOTS; slot++) {
                int[] expected = new int[regions];
                double[] cost = new double[regions];
                for (int region = 0; region < regions; region++) {
                    RegionId id = catalogue.region(region).id();
                    expected[region] = requests.expected(id, first + slot, first);
                    cost[region] = weight(region, slot);
                }
                int[] here = standby.on(expected, cost);
                boolean isKnown = requests.knowsTheDayBefore(first + slot);
                for (int region = 0; region < regions; region++) {
                    on[region][slot] = isKnown ? here[region] : all[region].interactive();
                }
            }
            return on;
        }

        private Standby standby() {
            int regions = catalogue.size();
            int[] slotsOfOne = new int[regions];
            int[] accelerators = new int[regions];
            long[] peers = new long[regions];
            for (int region = 0; region < regions; region++) {
                accelerators[region] = all[region].interactive();
                slotsOfOne[region] = slotsOfOne(region, accelerators[region]);
                peers[region] = peers(region);
            }
            return new Standby(slotsOfOne, accelerators, peers);
        }

        /// At least 1 where there are accelerators.
        private int slotsOfOne(int region, int accelerators) {
            int known = world.pool(region).slots(Lane.INTERACTIVE);
            int slots = known > 0 ? known : catalogue.region(region).slots(Lane.INTERACTIVE);
            return accelerators == 0 ? 0 : Math.max(1, slots / accelerators);
        }

        private long peers(int lost) {
            Region region = catalogue.region(lost);
            long sameLaw = 0;
            long others = 0;
            for (int other = 0; other < catalogue.size(); other++) {
                if (other != lost && !world.pool(other).isDown()) {
                    others |= 1L << other;
                    boolean isSame = catalogue.region(other).home().equals(region.home());
                    sameLaw |= isSame ? 1L << other : 0;
                }
            }
            return sameLaw != 0 ? sameLaw : others;
        }

        /// What an idle slot is taken to cost where courses are compared: where grams are not
        /// known, all slots cost the same.
        private double weight(int region, int slot) {
            double known = idle[region][slot];
            return Double.isNaN(known)
                    ? catalogue.region(region).accelerator().idleWatts() * SLOT_HOURS / WATTS_PER_KW
                    : known;
        }

        PowerTold told() {
            SortedMap<RegionId, List<Step>> regions = new TreeMap<>();
            for (int region = 0; region < catalogue.size(); region++) {
                RegionId id = catalogue.region(region).id();
                Accelerators on = Accelerators.on(world.pool(region));
                int[] jobs = bookings.working(id, first, SLOTS, world.policy().reserve());
                for (int slot = 0; slot < SLOTS; slot++) {
                    jobs[slot] = Math.min(jobs[slot], all[region].batch());
                }
                int[] forBatch = course(region, jobs, on.batch());
                int[] forRequests = course(region, interactive[region], on.interactive());
                count(region, jobs, forBatch, on.batch());
                count(region, new int[SLOTS], forRequests, on.interactive());
                countAll(region, jobs);
                regions.put(id, steps(forRequests, forBatch));
            }
            PowerPlan plan = new PowerPlan(world.now(), Slots.start(first + SLOTS), regions);
            return new PowerTold(plan, hours, allHours, grams, alwaysOn);
        }

        private int[] course(int region, int[] need, int before) {
            double[] idleCost = new double[SLOTS];
            double[] startCost = new double[SLOTS];
            for (int slot = 0; slot < SLOTS; slot++) {
                idleCost[slot] = weight(region, slot);
                startCost[slot] = idleCost[slot] * startup(region);
            }
            return Provision.course(need, idleCost, startCost, before);
        }

        /// A start-up in slots.
        private double startup(int region) {
            Duration startup = catalogue.region(region).accelerator().startup();
            return (double) startup.toMillis() / Slots.LENGTH.toMillis();
        }

        private void count(int region, int[] working, int[] on, int before) {
            int last = before;
            for (int slot = 0; slot < SLOTS; slot++) {
                double gramsOfOne = Double.isNaN(idle[region][slot]) ? 0 : idle[region][slot];
                int started = Math.max(0, on[slot] - last);
                hours += SLOT_HOURS * on[slot];
                grams += gramsOfOne * (on[slot] - working[slot] + started * startup(region));
                last = on[slot];
            }
        }

        private void countAll(int region, int[] working) {
            for (int slot = 0; slot < SLOTS; slot++) {
                double gramsOfOne = Double.isNaN(idle[region][slot]) ? 0 : idle[region][slot];
                allHours += SLOT_HOURS * all[region].sum();
                alwaysOn += gramsOfOne * (all[region].sum() - working[slot]);
            }
        }

        private List<Step> steps(int[] forRequests, int[] forBatch) {
            List<Step> steps = new ArrayList<>();
            for (int slot = 0; slot < SLOTS; slot++) {
                boolean isNew =
                        slot == 0
                                || forRequests[slot] != forRequests[slot - 1]
                                || forBatch[slot] != forBatch[slot - 1];
                if (isNew) {
                    steps.add(
                            new Step(
                                    slot == 0 ? world.now() : Slots.start(first + slot),
                                    forRequests[slot],
                                    forBatch[slot]));
                }
            }
            return steps;
        }
    }
}
