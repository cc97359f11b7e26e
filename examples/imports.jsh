// What every notebook and the interactive JShell start with.
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;
import org.tradefigures.agreement.*;
import org.tradefigures.indicator.*;
import org.tradefigures.json.*;
import org.tradefigures.money.*;
import org.tradefigures.reference.*;
import org.tradefigures.source.*;
import org.tradefigures.table.*;
import org.tradefigures.trade.*;
import static org.tradefigures.table.Dimension.*;
import tech.tablesaw.api.Table;
