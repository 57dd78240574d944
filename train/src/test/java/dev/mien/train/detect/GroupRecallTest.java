package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.MeasuredFace;
import dev.mien.image.Image;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupRecallTest {
    private static MeasuredFace of(String gender, String age) {
        return new MeasuredFace(
                "a.jpg", age, gender, "Indian", Optional.empty(), List.of(), () -> Image.gray(1, 1, new byte[1]));
    }

    @Test
    void eachGroupHasItsShare() {
        List<MeasuredFace> faces = List.of(of("Male", "0-2"), of("Female", "20-29"), of("Female", "0-2"));
        boolean[] found = {true, false, true};
        assertThat(GroupRecall.rows(faces, found, MeasuredFace::gender))
                .containsExactly(new GroupRecall("Female", 2, 1), new GroupRecall("Male", 1, 1));
        assertThat(GroupRecall.rows(faces, found, MeasuredFace::age))
                .containsExactly(new GroupRecall("0-2", 2, 2), new GroupRecall("20-29", 1, 0));
    }
}
