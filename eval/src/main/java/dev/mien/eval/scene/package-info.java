/**
 * What is lost between face crops and whole pictures: labelled crops are put into scenes without faces, and each pipeline
 * answers both. The loss is split into light, missed faces and alignment.
 */
@NullMarked
package dev.mien.eval.scene;

import org.jspecify.annotations.NullMarked;
