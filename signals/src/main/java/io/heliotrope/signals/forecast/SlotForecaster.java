package io.heliotrope.signals.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Forecasts one series of carbon intensity step by step: fed each value as it comes, asked anew
/// after each, for what is decided at every step. It learns as it goes, from nothing but what it
/// was fed.
///
/// Complements [Forecaster], which is fitted to years of hours and looks four days ahead once a
/// day. The usual day of the last ten, with what the last value and the last day were off it; from
/// the fourteenth day on a ridge regression of the rest, by time of day, found anew every week and
/// trusted the more the longer it has learnt, fully from the 54th day for the next twelve hours and
/// from the 74th beyond; and from the second week on, for six tenths at first and three to four in
/// the end, the usual week. Made of the values and of their logarithms, of which the mean is taken
/// ([SlotScale]), and of one or more [SlotHabits], of which it is taken too. A leap of one value is
/// not believed before the next confirms it.
///
/// The same values give the same forecast, on any machine. Belongs to one thread. With steps of 30
/// minutes, a horizon of eight days and one set of habits a value costs some 50 µs, a forecast as
/// much, and memory is 3 MB; with steps of five minutes it is 27 MB.
public final class SlotForecaster {
    /// What such a forecast is called in the source of a reading.
    public static final String SOURCE = "model:slot-ridge";

    private static final Duration LONGEST_HORIZON = Duration.ofDays(14);
    private static final Duration LONGEST_FORECAST = Duration.ofDays(31);

    /// A forecast may leave the range of what was fed, but not leap.
    private static final double MOST_ABOVE_HIGHEST = 2;

    private final Duration step;
    private final int horizon;
    private final List<SlotHabits> habits;
    private DaySteps days;
    private Instant next;

    /// None before the first known value.
    private List<SlotModel> models = List.of();

    private double highest;

    /// For values of steps of `step`, from 5 minutes to an hour and a part of a day, the first at
    /// `start`, a whole number of steps after midnight UTC. `horizon` is how many steps ahead it
    /// learns, at most 14 days; for those beyond there is the plain forecast. `habits` are those of
    /// its models, at least one: [SlotHabits#MIDDLE], or, where what is decided hangs on single
    /// steps, [SlotHabits#MOVED].
    ///
    /// @throws IllegalArgumentException naming what does not fit, and how to mend it
    public SlotForecaster(Instant start, Duration step, int horizon, List<SlotHabits> habits) {
        days = DaySteps.from(start, step);
        require("horizon", horizon, LONGEST_HORIZON.dividedBy(step));
        this.step = step;
        this.horizon = horizon;
        this.habits = List.copyOf(habits);
        if (habits.isEmpty()) {
            throw new IllegalArgumentException(
                    "a forecast needs habits, was given none: see SlotHabits.MIDDLE");
        }
        next = start;
    }

    private static void require(String name, int steps, long most) {
        if (steps < 1 || steps > most) {
            throw new IllegalArgumentException(
                    name
                            + " must be from 1 to "
                            + most
                            + " steps, was "
                            + steps
                            + ": ask for "
                            + (steps < 1 ? "at least one" : "fewer, or feed longer steps"));
        }
    }

    /// The next value, in g/kWh, or NaN where it is not known. A gap is bridged by the forecast of
    /// one step, again and again while it lasts; before the first known value it is passed over.
    ///
    /// @throws IllegalArgumentException when the value is negative or infinite; nothing has changed
    ///   then
    public void add(double gramsPerKwh) {
        if (gramsPerKwh < 0 || Double.isInfinite(gramsPerKwh)) {
            throw new IllegalArgumentException(
                    "the value of "
                            + next
                            + " must be finite and >= 0 g/kWh, was "
                            + gramsPerKwh
                            + ": give NaN for what is not known");
        }
        if (Double.isNaN(gramsPerKwh)) {
            bridge();
        } else {
            follow(gramsPerKwh);
        }
        next = next.plus(step);
    }

    private void bridge() {
        if (isEmpty()) {
            days = days.later();
        } else {
            follow(forecast(1)[0]);
        }
    }

    private void follow(double gramsPerKwh) {
        if (isEmpty()) {
            models =
                    habits.stream()
                            .flatMap(own ->
                                    Arrays.stream(SlotScale.values())
                                            .map(scale -> new SlotModel(scale, days, horizon, own)))
                            .toList();
        }
        highest = Math.max(highest, gramsPerKwh);
        models.forEach(model -> model.add(gramsPerKwh));
    }

    /// Whether no known value has been fed yet.
    public boolean isEmpty() {
        return models.isEmpty();
    }

    /// The start of the step after the last that was fed: the first that a forecast tells of.
    public Instant next() {
        return next;
    }

    /// The expected values of the next `steps` steps, in g/kWh: from 0 to twice the highest fed.
    ///
    /// @throws IllegalArgumentException unless `steps` is from 1 to what 31 days have
    /// @throws IllegalStateException when [#isEmpty]
    public double[] forecast(int steps) {
        require("steps", steps, LONGEST_FORECAST.dividedBy(step));
        if (isEmpty()) {
            throw new IllegalStateException(
                    "no value before " + next + " is known to forecast from: add one first");
        }
        double[] expected = new double[steps];
        models.forEach(model -> model.add(expected, MOST_ABOVE_HIGHEST * highest, models.size()));
        return expected;
    }
}
