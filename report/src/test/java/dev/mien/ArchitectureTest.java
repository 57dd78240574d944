package dev.mien;

import dev.mien.testkit.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {
    ArchitectureTest() {
        super("report");
    }
}
