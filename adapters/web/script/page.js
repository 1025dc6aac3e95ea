// The script of the page: what makes it better where there is one. Without it everything works the same, by plain forms.
import './forms.js'
import './drag.js'
import './choose.js'
import './move.js'
import './live.js'
import './keys.js'
import './outbox.js'
import './push.js'
