// Takes over what a server wrote: the elements find their nodes.
import '../shared/strip.css';
import '../shared/story.css';
import { PeerStory } from './story.js';
import { PeerTicker } from './ticker.js';

customElements.define('peer-ticker', PeerTicker);
customElements.define('peer-story', PeerStory);
