package io.para4j.internal.codec;

import static io.para4j.internal.codec.Codecs.codec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.module.SimpleModule;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Locked;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.model.Type;
import io.para4j.spi.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of registration: a class that could not be stored and read back is refused with the reason. */
class ObjectCodecRegistrationTest {
    static class Product extends AbstractParaObject {
        @Stored
        String title;
    }

    @Type("product")
    static class Other extends AbstractParaObject {}

    private static void assertRefused(Class<? extends ParaObject> type, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(type))
                .withMessageContaining(type.getName())
                .withMessageContaining(reason);
    }

    @Test
    void twoClassesOfOneTypeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(Product.class, Other.class))
                .withMessage("type 'product' stands for both " + Product.class.getName() + " and "
                        + Other.class.getName() + "; give one of them @Type");
    }

    @Test
    void classRegisteredTwiceCountsOnce() {
        assertThat(codec(Product.class, Product.class).plan(Product.class)).isPresent();
    }

    static class Reserved extends AbstractParaObject {
        @Stored
        String name;
    }

    @Test
    void fieldWithAReservedNameIsRefused() {
        assertRefused(Reserved.class, "field name of ");
        assertRefused(Reserved.class, "has a reserved name; rename it");
    }

    static class Static extends AbstractParaObject {
        @Stored
        static final String TITLE = "x";
    }

    @Test
    void staticFieldIsRefused() {
        assertRefused(Static.class, "is static; only fields of objects are stored");
    }

    @SuppressWarnings("HidingField") // what is refused
    static class StoredTwice extends Product {
        @Stored
        String title;
    }

    @SuppressWarnings("HidingField") // what is refused
    static class Hiding extends Product {
        String title;
    }

    @Test
    void fieldThatHidesAStoredOneIsRefused() {
        assertRefused(StoredTwice.class, "has the name of a stored field of a superclass; rename it");
        assertRefused(Hiding.class, "has the name of a stored field of a superclass; rename it");
    }

    abstract static class Abstract extends AbstractParaObject {}

    @Test
    void abstractClassesAndInterfacesAreRefused() {
        assertRefused(Abstract.class, "is abstract; register the classes of objects");
        assertRefused(ParaObject.class, "is abstract; register the classes of objects");
    }

    static class NoWayIn extends AbstractParaObject {
        NoWayIn(int x) {
            setName("n" + x);
        }
    }

    static class Picky extends AbstractParaObject {
        Picky() {
            throw new IllegalStateException("not today");
        }
    }

    @Test
    void classThatCannotBeCreatedIsRefused() {
        assertRefused(NoWayIn.class, "cannot be created without values; give it a constructor without parameters");
        assertRefused(Picky.class, "not today");
    }

    static class LockedOnly extends AbstractParaObject {
        @Locked
        String x;
    }

    @Test
    void lockedFieldThatIsNotStoredIsRefused() {
        assertRefused(LockedOnly.class, "is @Locked but not @Stored; add @Stored");
    }

    static class Holds extends AbstractParaObject {
        @Stored
        Product product;
    }

    static class HoldsMany extends AbstractParaObject {
        @Stored
        Map<String, List<Product>> products;
    }

    static class HoldsArray extends AbstractParaObject {
        @Stored
        Product[] products;
    }

    static class Products extends ArrayList<Product> {
        private static final long serialVersionUID = 1L;
    }

    static class HoldsProducts extends AbstractParaObject {
        @Stored
        Products products;
    }

    abstract static class HoldsAny<T> extends AbstractParaObject {
        @Stored
        T value;
    }

    static class HoldsByTypeArgument extends HoldsAny<Product> {}

    @Test
    void fieldThatHoldsADomainObjectIsRefused() {
        String reason = "holds a ParaObject, whose id and version would be lost; store its id instead";
        assertRefused(Holds.class, reason);
        assertRefused(HoldsMany.class, reason);
        assertRefused(HoldsArray.class, reason);
        assertRefused(HoldsProducts.class, reason);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(HoldsByTypeArgument.class))
                .withMessageContaining(reason);
    }

    @Test
    void genericClassIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(Sysprop.class))
                .withMessage("Sysprop stands for every type that is not registered; leave it out");
    }

    @Type("")
    static class Empty extends AbstractParaObject {}

    @Test
    void emptyTypeIsRefused() {
        assertRefused(Empty.class, "needs a type of 1 to 255 characters; give it @Type");
    }

    @Test
    void typeIsTheLowerCaseSimpleNameByDefault() {
        assertThat(ParaObject.typeOf(StoredTwice.class)).isEqualTo("storedtwice");
        assertThat(ParaObject.typeOf(Other.class)).isEqualTo("product");
    }

    @Test
    void objectOfAnUnregisteredClassIsRefused() {
        Product object = new Product();
        object.setId("a1");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> codec().encode(object))
                .withMessage(
                        "type: " + Product.class.getName() + " is not registered; add it to ParaModule.types(...)");
    }

    sealed interface Shape permits Circle {}

    record Circle(double radius) implements Shape {}

    static class HoldsAbstract extends AbstractParaObject {
        @Stored
        Shape shape;
    }

    static class HoldsAbstracts extends AbstractParaObject {
        @Stored
        Map<String, List<Shape>> shapes;
    }

    record Frame(Circle circle, Shape shape) {}

    static class HoldsAbstractInRecord extends AbstractParaObject {
        @Stored
        Frame frame;
    }

    static class HoldsComparable extends AbstractParaObject {
        @Stored
        Comparable<String> rank;
    }

    @Test
    void abstractTypeWithoutTypeInformationIsRefused() {
        assertRefused(HoldsAbstract.class, "field shape of ");
        assertRefused(HoldsAbstract.class, "Shape, which is abstract, so that its values could not be read back");
        assertRefused(HoldsAbstracts.class, "Shape, which is abstract");
        assertRefused(HoldsAbstractInRecord.class, "Frame whose shape holds a " + Shape.class.getName());
        assertRefused(HoldsComparable.class, "java.lang.Comparable, which is abstract");
    }

    static class HoldsAdapted extends AbstractParaObject {
        @Stored
        Shape shape = new Circle(1);
    }

    @Test
    void abstractTypeThatAModuleMapsIsStored() {
        SimpleModule module = new SimpleModule();
        module.addAbstractTypeMapping(Shape.class, Circle.class);
        HoldsAdapted object = new HoldsAdapted();
        object.setId("a1");
        assertThat(ObjectCodec.of(List.of(HoldsAdapted.class), List.of(module), true)
                        .encode(object)
                        .attributes())
                .containsEntry("shape", Map.of("radius", 1L));
    }

    static class NoConstructor {
        public int x;

        NoConstructor(int x) {
            this.x = x;
        }
    }

    static class HoldsUncreatable extends AbstractParaObject {
        @Stored
        NoConstructor value;
    }

    @Test
    void nestedClassThatCannotBeCreatedIsRefused() {
        assertRefused(HoldsUncreatable.class, "NoConstructor, which Jackson cannot create");
    }

    static class HoldsOptional extends AbstractParaObject {
        @Stored
        Optional<String> maybe;
    }

    @Test
    void optionalIsRefusedUnlessAModuleSupportsIt() {
        assertRefused(HoldsOptional.class, "java.util.Optional, which Jackson does not support without a module");
    }

    record Line(Product product, int quantity) {}

    static class HoldsInRecord extends AbstractParaObject {
        @Stored
        List<Line> lines;
    }

    @Test
    void domainObjectDeepInAFieldIsRefused() {
        assertRefused(HoldsInRecord.class, "Line whose product holds a ParaObject, whose id and version would be lost");
    }

    static class Forgetful extends AbstractParaObject {
        String title;
        int pages;
    }

    static class Transient extends AbstractParaObject {
        transient String title;
        static final int PAGES = 1;
    }

    static class StoresAnother extends Product {
        String title2;
    }

    @Test
    void classThatStoresNoneOfItsFieldsIsRefusedUnlessTheyAreTransient() {
        assertRefused(
                Forgetful.class,
                "stores none of its fields [pages, title]; mark those to store with @Stored, and if there are none, the"
                        + " others with transient");
        assertThat(codec(Transient.class, StoresAnother.class).plan(Transient.class))
                .isPresent();
    }
}
