package io.heliotrope.signals.energy;

import io.heliotrope.decide.EnergyModel;
import io.heliotrope.model.Lane;

/// Who says that a run drew so much: read from the method that its worker names.
public enum MeasuredBy {
    /// An energy counter: methods that begin with `meter:`, such as `meter:nvml`.
    METER,
    /// The stated model of the decision itself, [EnergyModel#METHOD].
    MODEL,
    /// A name that this version does not know. It is not taken for a meter.
    UNKNOWN;

    private static final String PREFIX = "meter:";

    public static MeasuredBy of(String energyMethod) {
        if (energyMethod.startsWith(PREFIX) && energyMethod.length() > PREFIX.length()) {
            return METER;
        }
        return energyMethod.equals(EnergyModel.METHOD) ? MODEL : UNKNOWN;
    }

    /// What the energy of a run of `lane` rests on: the stated model charges interactive work by
    /// the catalogue's joules per token, batch work by the accelerator's power.
    public EnergyMethod method(Lane lane) {
        return switch (this) {
            case METER -> EnergyMethod.METER;
            case MODEL ->
                    switch (lane) {
                        case INTERACTIVE -> EnergyMethod.STATED;
                        case BATCH -> EnergyMethod.POWER;
                    };
            case UNKNOWN -> EnergyMethod.POWER;
        };
    }
}
