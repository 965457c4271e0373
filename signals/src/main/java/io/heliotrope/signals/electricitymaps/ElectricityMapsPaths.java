package io.heliotrope.signals.electricitymaps;

/// Where the signals lie below the provider's address, without `latest` or `history`.
public record ElectricityMapsPaths(
        String intensity, String breakdown, String carbonFree, String renewable, String zones) {
    /// Those of API v3. The provider has renamed some before: the two shares are not certain.
    public static final ElectricityMapsPaths V3 =
            new ElectricityMapsPaths(
                    "carbon-intensity",
                    "power-breakdown",
                    "carbon-free-energy",
                    "renewable-energy",
                    "zones");

    public ElectricityMapsPaths {
        requirePath("intensity", intensity);
        requirePath("breakdown", breakdown);
        requirePath("carbonFree", carbonFree);
        requirePath("renewable", renewable);
        requirePath("zones", zones);
    }

    private static void requirePath(String name, String path) {
        if (!path.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")) {
            throw new IllegalArgumentException(
                    "path " + name + " must be words between slashes, was '" + path + "'");
        }
    }
}
