package dev.mien;

import dev.mien.testkit.contract.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {
    ArchitectureTest() {
        super("batch");
    }
}
